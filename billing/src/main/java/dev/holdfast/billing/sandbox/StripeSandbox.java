package dev.holdfast.billing.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.holdfast.billing.sandbox.api.StripeApi;
import dev.holdfast.billing.sandbox.checkout.CheckoutHandler;
import dev.holdfast.billing.sandbox.checkout.Customers;
import dev.holdfast.billing.sandbox.invoice.InvoiceHandler;
import dev.holdfast.billing.sandbox.meter.MeterEvents;
import dev.holdfast.billing.sandbox.portal.PortalHandler;
import dev.holdfast.billing.sandbox.store.Ids;
import dev.holdfast.billing.sandbox.store.ObjectStore;
import dev.holdfast.billing.sandbox.store.StateFile;
import dev.holdfast.billing.sandbox.subscription.Subscriptions;
import dev.holdfast.billing.sandbox.time.Renewals;
import dev.holdfast.billing.sandbox.time.SandboxClock;
import dev.holdfast.billing.sandbox.time.Timeline;
import dev.holdfast.billing.sandbox.webhook.EventLog;
import dev.holdfast.billing.sandbox.webhook.WebhookSender;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The running server. Listens on the loopback interface only. Closing finishes calls in progress. */
public final class StripeSandbox implements AutoCloseable {
    private static final int STOP_DELAY_SECONDS = 1;

    private final HttpServer server;
    private final ExecutorService threads;
    private final WebhookSender sender;
    private final Renewals renewals;

    private StripeSandbox(SandboxSettings settings, Clock machine) throws IOException {
        Ids ids = new Ids(new SecureRandom());
        ObjectStore store = new ObjectStore(new StateFile(settings.state()));
        SandboxClock clock = new SandboxClock(machine);
        this.sender = new WebhookSender(store, settings.webhook(), settings.webhookRetries(), machine);
        EventLog events = new EventLog(store, ids, clock, sender);
        Customers customers = new Customers(store, ids, clock, events);
        MeterEvents usage = new MeterEvents(store, clock);
        Subscriptions subscriptions = new Subscriptions(store, ids, clock, events, usage);
        Timeline timeline = new Timeline(store, clock, subscriptions);
        timeline.resume();
        this.renewals = new Renewals(store, timeline);
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        server.setExecutor(threads);
        server.createContext("/health", StripeSandbox::health);
        server.createContext("/c/pay/", new CheckoutHandler(store, clock, customers, subscriptions, events));
        server.createContext("/i/", new InvoiceHandler(store, clock, subscriptions));
        server.createContext("/p/session/", new PortalHandler(store, clock, subscriptions));
        server.createContext(
                "/",
                StripeApi.handler(
                        settings.secretKey(),
                        store,
                        ids,
                        clock,
                        customers,
                        subscriptions,
                        events,
                        usage,
                        timeline,
                        this::baseUrl));
    }

    /**
     * Starts the server; it answers when this returns.
     *
     * @throws UncheckedIOException if the port is in use
     */
    public static StripeSandbox start(SandboxSettings settings, Clock clock) {
        try {
            StripeSandbox sandbox = new StripeSandbox(settings, clock);
            sandbox.server.start();
            sandbox.sender.start();
            sandbox.renewals.start();
            return sandbox;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + settings.port(), e);
        }
    }

    /** The address of the API and of the hosted pages. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private static void health(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        renewals.close();
        server.stop(STOP_DELAY_SECONDS);
        threads.close();
        sender.close();
    }
}
