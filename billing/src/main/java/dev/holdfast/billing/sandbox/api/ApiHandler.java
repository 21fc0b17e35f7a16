package dev.holdfast.billing.sandbox.api;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.holdfast.billing.sandbox.form.FormDecoder;
import dev.holdfast.billing.sandbox.form.MalformedFormException;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/** Answers everything below {@code /v1}. One call at a time changes the store. */
public final class ApiHandler implements HttpHandler {
    private static final System.Logger LOG = System.getLogger(ApiHandler.class.getName());
    private static final int MAX_BODY = 1 << 20;

    private final ApiKey key;
    private final Routes routes;
    private final ObjectStore store;
    private final Idempotency idempotency;
    private final Ids ids;

    ApiHandler(ApiKey key, Routes routes, ObjectStore store, Ids ids, Clock clock) {
        this.key = key;
        this.routes = routes;
        this.store = store;
        this.idempotency = new Idempotency(store, clock);
        this.ids = ids;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Request-Id", ids.next("req"));
            try {
                key.check(exchange.getRequestHeaders().getFirst("Authorization"));
                answer(exchange, 200, call(exchange));
            } catch (ApiException e) {
                answer(exchange, e.status(), e.body().toString());
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a call failed", e);
                answer(exchange, 500, ApiException.internal().body().toString());
            }
        }
    }

    private String call(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        Routes.Match match = routes.match(method, path).orElseThrow(() -> ApiException.unknownUrl(method, path));
        JsonObject parameters = parameters(exchange);
        var idempotencyKey = method.equals("POST")
                ? Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"))
                : Optional.<String>empty();
        return store.change(() -> idempotency
                .once(
                        idempotencyKey,
                        path + parameters,
                        () -> match.handler().answer(match.id(), new Parameters(parameters)))
                .toString());
    }

    private static JsonObject parameters(HttpExchange exchange) throws IOException {
        try {
            return FormDecoder.decode(form(exchange));
        } catch (MalformedFormException e) {
            throw ApiException.malformed(e);
        }
    }

    private static String form(HttpExchange exchange) throws IOException {
        String query = Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), "");
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            throw ApiException.invalid("request_too_large", null, "The request is larger than 1 MiB.");
        }
        return query + "&" + new String(body, StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
