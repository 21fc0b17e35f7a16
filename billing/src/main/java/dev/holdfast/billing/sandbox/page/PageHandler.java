package dev.holdfast.billing.sandbox.page;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.holdfast.billing.sandbox.form.FormDecoder;
import dev.holdfast.billing.sandbox.form.MalformedFormException;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Serves a hosted page of which there is one for each id: the page by GET, its form by POST. */
public abstract class PageHandler implements HttpHandler {
    private static final int MAX_BODY = 16 * 1024;

    private final ObjectStore store;
    private final String prefix;

    /** @param prefix what stands before the id in the path */
    protected PageHandler(ObjectStore store, String prefix) {
        this.store = store;
        this.prefix = prefix;
    }

    /** Called inside a change of the store. */
    protected abstract Answer show(String id);

    /** Called inside a change of the store. */
    protected abstract Answer submit(String id, JsonObject form);

    @Override
    public final void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String id = exchange.getRequestURI().getPath().substring(prefix.length());
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
            Answer answer = switch (exchange.getRequestMethod()) {
                case "GET" -> store.change(() -> show(id));
                case "POST" -> submit(id, new String(body, StandardCharsets.UTF_8));
                default -> Answer.notice(405, "Not possible", "This page can only be read or submitted.");
            };
            answer.send(exchange);
        }
    }

    private Answer submit(String id, String form) {
        try {
            JsonObject fields = FormDecoder.decode(form);
            return store.change(() -> submit(id, fields));
        } catch (MalformedFormException e) {
            return Answer.notice(400, "Not possible", "The form could not be read.");
        }
    }
}
