package dev.holdfast.billing.sandbox;

import com.stripe.StripeClient;
import dev.holdfast.billing.gateway.CheckoutOrder;
import dev.holdfast.billing.gateway.CheckoutPage;
import dev.holdfast.billing.gateway.StripePaymentGateway;
import dev.holdfast.billing.gateway.StripeSettings;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.sandbox.webhook.RetrySchedule;
import dev.holdfast.billing.sandbox.webhook.WebhookEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Starts sandboxes for tests, and clients for them. */
public final class Sandboxes {
    public static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    public static final String KEY = "sk_test_sandbox";
    public static final String WEBHOOK_SECRET = "whsec_sandbox";
    private static final RetrySchedule FAST = new RetrySchedule(Duration.ofMillis(20), Duration.ofMillis(200));

    private Sandboxes() {}

    public static StripeSandbox start(Path state, URI webhook) {
        return start(state, webhook, Clock.systemUTC());
    }

    public static StripeSandbox start(Path state, URI webhook, Clock clock) {
        return StripeSandbox.start(
                new SandboxSettings(0, state, KEY, new WebhookEndpoint(webhook, WEBHOOK_SECRET), FAST), clock);
    }

    public static StripeClient client(StripeSandbox sandbox) {
        return client(sandbox, KEY);
    }

    public static StripeClient client(StripeSandbox sandbox, String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(sandbox.baseUrl().toString())
                .build();
    }

    public static StripeSettings settings(StripeSandbox sandbox) {
        return new StripeSettings(sandbox.baseUrl(), KEY, WEBHOOK_SECRET);
    }

    public static StripePaymentGateway gateway(StripeSandbox sandbox) {
        return new StripePaymentGateway(settings(sandbox), PlanCatalog.standard());
    }

    public static CheckoutPage checkout(StripeSandbox sandbox) {
        StripePaymentGateway gateway = gateway(sandbox);
        return gateway.openCheckout(new CheckoutOrder(
                ACCOUNT,
                gateway.createCustomer(ACCOUNT, "ada@example.com"),
                PlanCatalog.PAID,
                URI.create("http://localhost:8080/plan?paid=yes"),
                URI.create("http://localhost:8080/plan?cancelled=yes&left=now")));
    }
}
