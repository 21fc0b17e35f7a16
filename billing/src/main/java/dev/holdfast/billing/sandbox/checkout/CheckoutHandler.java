package dev.holdfast.billing.sandbox.checkout;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.holdfast.billing.sandbox.form.FormDecoder;
import dev.holdfast.billing.sandbox.form.MalformedFormException;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** Serves {@code /c/pay/<session>}: the page by GET, the payment by POST. */
public final class CheckoutHandler implements HttpHandler {
    private static final String PREFIX = "/c/pay/";
    private static final int MAX_BODY = 16 * 1024;

    private final ObjectStore store;
    private final Clock clock;
    private final Purchase purchase;
    private final PaymentPage page = new PaymentPage();

    public CheckoutHandler(
            ObjectStore store, Clock clock, Customers customers, Subscriptions subscriptions, EventLog events) {
        this.store = store;
        this.clock = clock;
        this.purchase = new Purchase(store, customers, subscriptions, events);
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring(PREFIX.length());
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
            send(
                    exchange,
                    switch (exchange.getRequestMethod()) {
                        case "GET" -> store.change(() -> show(id));
                        case "POST" -> pay(id, new String(body, StandardCharsets.UTF_8));
                        default ->
                            new Answer.Html(
                                    405, page.notice("Not possible", "This page can only be read or submitted."));
                    });
        }
    }

    private Answer show(String id) {
        Optional<JsonObject> session = store.find(Names.SESSIONS, id);
        return session.isPresent() && isOpen(session.get())
                ? new Answer.Html(200, page.form(session.get(), productName(id), ""))
                : gone(session);
    }

    private Answer pay(String id, String form) {
        JsonObject fields;
        try {
            fields = FormDecoder.decode(form);
        } catch (MalformedFormException e) {
            return new Answer.Html(400, page.notice("Not possible", "The form could not be read."));
        }
        Card card = Card.in(fields);
        return store.change(() -> {
            Optional<JsonObject> session = store.find(Names.SESSIONS, id);
            return session.isPresent() && isOpen(session.get()) ? charge(session.get(), card) : gone(session);
        });
    }

    private Answer charge(JsonObject session, Card card) {
        String id = session.get("id").getAsString();
        Optional<String> refusal = card.refusal(YearMonth.now(clock.withZone(ZoneOffset.UTC)));
        if (refusal.isPresent()) {
            return new Answer.Html(402, page.form(session, productName(id), refusal.get()));
        }
        purchase.complete(session, card.holder());
        return new Answer.Redirect(session.get("success_url").getAsString().replace("{CHECKOUT_SESSION_ID}", id));
    }

    private Answer gone(Optional<JsonObject> session) {
        if (session.isEmpty()) {
            return new Answer.Html(404, page.notice("Page not found", "There is no such checkout."));
        }
        boolean paid = session.get().get("status").getAsString().equals("complete");
        return paid
                ? new Answer.Html(410, page.notice("All done", "This checkout has been paid already."))
                : new Answer.Html(410, page.notice("Too late", "This checkout has expired. Please start again."));
    }

    private boolean isOpen(JsonObject session) {
        return session.get("status").getAsString().equals("open")
                && session.get("expires_at").getAsLong() > clock.instant().getEpochSecond();
    }

    private String productName(String sessionId) {
        return store.find(Names.ORDERS, sessionId)
                .flatMap(order -> store.find(Names.PRICES, order.get("price").getAsString()))
                .flatMap(
                        price -> store.find(Names.PRODUCTS, price.get("product").getAsString()))
                .map(product -> product.get("name").getAsString())
                .orElseThrow();
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        switch (answer) {
            case Answer.Redirect(String location) -> {
                exchange.getResponseHeaders().set("Location", location);
                exchange.sendResponseHeaders(303, -1);
            }
            case Answer.Html(int status, String html) -> {
                byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
                exchange.getResponseHeaders().set("Cache-Control", "no-store");
                exchange.sendResponseHeaders(status, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private sealed interface Answer {
        record Html(int status, String html) implements Answer {}

        record Redirect(String location) implements Answer {}
    }
}
