package dev.holdfast.billing.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a hosted page answers a browser. */
public sealed interface Answer {

    /** A page. */
    record Html(int status, Template.Markup page) implements Answer {}

    /** Leads elsewhere, by GET. */
    record Redirect(String location) implements Answer {}

    /** A page that says something in a sentence. */
    static Answer notice(int status, String title, String text) {
        return new Html(status, Template.of(Answer.class, "notice.html").fill(Map.of("title", title, "text", text)));
    }

    default void send(HttpExchange exchange) throws IOException {
        switch (this) {
            case Redirect(String location) -> {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(303, -1);
            }
            case Html(int status, Template.Markup page) -> {
                byte[] bytes = page.html().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }
}
