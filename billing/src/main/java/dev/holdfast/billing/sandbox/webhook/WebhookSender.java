package dev.holdfast.billing.sandbox.webhook;

import com.google.gson.JsonObject;
import dev.holdfast.billing.sandbox.store.JsonMembers;
import dev.holdfast.billing.sandbox.store.Names;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Delivers queued events on one thread of its own, oldest first, and tries each again until the endpoint answers 2xx.
 * The queue is in the store, so deliveries outlive a restart. An event can be delivered more than once.
 */
public final class WebhookSender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(WebhookSender.class.getName());
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final ObjectStore store;
    private final WebhookEndpoint endpoint;
    private final WebhookSignature signature;
    private final RetrySchedule retries;
    private final Clock clock;
    private final HttpClient http;
    private final ScheduledExecutorService thread;

    public WebhookSender(ObjectStore store, WebhookEndpoint endpoint, RetrySchedule retries, Clock clock) {
        this.store = store;
        this.endpoint = endpoint;
        this.signature = new WebhookSignature(endpoint.secret());
        this.retries = retries;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("webhooks").daemon().factory());
    }

    /** Takes up what an earlier run has left. */
    public void start() {
        wakeIn(Duration.ZERO);
    }

    void enqueue(String eventId) {
        store.put(
                Names.DELIVERIES,
                JsonMembers.fresh()
                        .set("id", eventId)
                        .set("failures", 0)
                        .set("due", now())
                        .json());
        wakeIn(Duration.ZERO);
    }

    private void deliverDue() {
        for (JsonObject delivery : queue()) {
            if (!thread.isShutdown() && delivery.get("due").getAsLong() <= now()) {
                attempt(delivery);
            }
        }
        queue().stream()
                .mapToLong(delivery -> delivery.get("due").getAsLong())
                .min()
                .ifPresent(due -> wakeIn(Duration.ofMillis(Math.max(0, due - now()))));
    }

    private List<JsonObject> queue() {
        return store.change(() ->
                store.all(Names.DELIVERIES).stream().map(JsonObject::deepCopy).toList());
    }

    private void attempt(JsonObject delivery) {
        String id = delivery.get("id").getAsString();
        String payload =
                store.change(() -> store.find(Names.EVENTS, id).orElseThrow().toString());
        if (accepted(id, payload)) {
            store.change(() -> {
                store.remove(Names.DELIVERIES, id);
                store.find(Names.EVENTS, id).ifPresent(event -> event.addProperty("pending_webhooks", 0));
                return id;
            });
            return;
        }
        if (thread.isShutdown()) {
            return;
        }
        int failures = delivery.get("failures").getAsInt() + 1;
        long due = now() + retries.afterFailures(failures).toMillis();
        store.change(() -> {
            store.put(
                    Names.DELIVERIES,
                    JsonMembers.in(delivery)
                            .set("failures", failures)
                            .set("due", due)
                            .json());
            return id;
        });
    }

    private boolean accepted(String id, String payload) {
        HttpRequest request = HttpRequest.newBuilder(endpoint.url())
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", signature.header(payload, clock.instant()))
                .POST(HttpRequest.BodyPublishers.ofString(payload))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            boolean success = status >= 200 && status < 300;
            LOG.log(success ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING, "{0} answered {1}", id, status);
            return success;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "{0} could not be delivered: {1}", id, e.toString());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void wakeIn(Duration delay) {
        try {
            var _ = thread.schedule(this::deliverDueSafely, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.DEBUG, "closed: what is queued is delivered by the next run");
        }
    }

    private void deliverDueSafely() {
        try {
            deliverDue();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "delivering webhooks failed; trying again", e);
            wakeIn(retries.longest());
        }
    }

    private long now() {
        return Instant.now(clock).toEpochMilli();
    }

    /** Breaks off a delivery in progress; it stays queued. The store is not used any more when this returns. */
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
        http.shutdownNow();
    }
}
