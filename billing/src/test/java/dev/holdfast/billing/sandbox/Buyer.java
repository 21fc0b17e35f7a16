package dev.holdfast.billing.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Uses the hosted page as a browser would; does not follow redirects. */
public final class Buyer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();

    public HttpResponse<String> open(URI page) {
        return send(HttpRequest.newBuilder(page).build());
    }

    public HttpResponse<String> pay(URI page, String cardNumber) {
        return submit(
                page,
                Map.of(
                        "cardNumber", cardNumber,
                        "cardExpiry", "12 / 49",
                        "cardCvc", "123",
                        "billingName", "Ada Lovelace",
                        "email", "ada@example.com"));
    }

    public HttpResponse<String> submit(URI page, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
