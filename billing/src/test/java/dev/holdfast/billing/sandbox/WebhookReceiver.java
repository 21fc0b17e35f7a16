package dev.holdfast.billing.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.billing.gateway.WebhookDelivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A webhook endpoint for tests: keeps what it gets, and fails as often as it is told to. */
public final class WebhookReceiver implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpServer server;
    private final BlockingQueue<WebhookDelivery> accepted = new LinkedBlockingQueue<>();
    private int failuresLeft;
    private int refused;

    private WebhookReceiver(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/webhooks/stripe", this::receive);
        server.start();
    }

    /** @param port 0 picks a free one */
    public static WebhookReceiver start(int port) {
        try {
            return new WebhookReceiver(port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/webhooks/stripe");
    }

    public synchronized void failNext(int deliveries) {
        failuresLeft = deliveries;
    }

    public synchronized int refused() {
        return refused;
    }

    /** Waits for the next accepted delivery. */
    public WebhookDelivery next() {
        try {
            WebhookDelivery delivery = accepted.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (delivery == null) {
                throw new AssertionError("no webhook within " + PATIENCE);
            }
            return delivery;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Waits for events of all these types, in whatever order they come: what is tried again is overtaken. */
    public List<WebhookDelivery> until(String... types) {
        Set<String> missing = new HashSet<>(List.of(types));
        List<WebhookDelivery> deliveries = new ArrayList<>();
        while (!missing.isEmpty()) {
            deliveries.add(next());
            String payload = payload(deliveries.getLast());
            missing.removeIf(type -> payload.contains("\"type\":\"" + type + "\""));
        }
        return deliveries;
    }

    private static String payload(WebhookDelivery delivery) {
        return new String(delivery.payload(), StandardCharsets.UTF_8);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var delivery = new WebhookDelivery(
                    exchange.getRequestBody().readAllBytes(),
                    exchange.getRequestHeaders().getFirst("Stripe-Signature"));
            if (fails()) {
                exchange.sendResponseHeaders(500, -1);
            } else {
                accepted.add(delivery);
                exchange.sendResponseHeaders(200, -1);
            }
        }
    }

    private synchronized boolean fails() {
        if (failuresLeft == 0) {
            return false;
        }
        failuresLeft--;
        refused++;
        return true;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
