package dev.holdfast.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.model.Subscription;
import com.stripe.param.SubscriptionListParams;
import com.stripe.param.SubscriptionUpdateParams;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restarts, receivers that are down, and time that passes. */
class PersistenceTest {
    @TempDir
    private Path directory;

    private final Buyer buyer = new Buyer();

    @AfterEach
    void stop() {
        buyer.close();
    }

    @Test
    void aRestartKeepsEverything() throws StripeException {
        try (WebhookReceiver receiver = WebhookReceiver.start(0)) {
            Subscription before;
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ZERO)) {
                before = subscribe(sandbox);
            }
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ZERO)) {
                assertThat(only(sandbox).toJson()).isEqualTo(before.toJson());
            }
        }
    }

    @Test
    void aDeliveryIsRepeatedUntilTheReceiverAcceptsIt() {
        try (WebhookReceiver receiver = WebhookReceiver.start(0);
                StripeSandbox sandbox = start(receiver.url(), Duration.ZERO)) {
            receiver.failNext(5);
            buyer.pay(Sandboxes.checkout(sandbox).url(), "4242424242424242");

            receiver.until("customer.subscription.created", "checkout.session.completed");

            assertThat(receiver.refused()).isEqualTo(5);
        }
    }

    @Test
    void whatAReceiverMissedWhileItWasDownIsDeliveredAfterARestart() throws StripeException {
        int port;
        try (WebhookReceiver unused = WebhookReceiver.start(0)) {
            port = unused.url().getPort();
        }
        URI url = URI.create("http://localhost:" + port + "/webhooks/stripe");
        try (StripeSandbox sandbox = start(url, Duration.ZERO)) {
            buyer.pay(Sandboxes.checkout(sandbox).url(), "4242424242424242");
        }
        try (WebhookReceiver receiver = WebhookReceiver.start(port);
                StripeSandbox sandbox = start(url, Duration.ZERO)) {
            receiver.until("customer.subscription.created", "checkout.session.completed");
            assertThat(only(sandbox).getStatus()).isEqualTo("active");
        }
    }

    @Test
    void aSubscriptionRenewsEveryMonth() throws StripeException {
        try (WebhookReceiver receiver = WebhookReceiver.start(0)) {
            long end;
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ZERO)) {
                end = paidUntil(subscribe(sandbox));
                receiver.until("checkout.session.completed");
            }
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ofDays(70))) {
                receiver.until("invoice.paid");
                receiver.until("invoice.paid");
                assertThat(only(sandbox).getStatus()).isEqualTo("active");
                assertThat(Duration.ofSeconds(paidUntil(only(sandbox)) - end))
                        .isBetween(Duration.ofDays(59), Duration.ofDays(62));
            }
        }
    }

    @Test
    void aCancelledSubscriptionEndsWithItsPeriod() throws StripeException {
        try (WebhookReceiver receiver = WebhookReceiver.start(0)) {
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ZERO)) {
                var cancel = SubscriptionUpdateParams.builder()
                        .setCancelAtPeriodEnd(true)
                        .build();
                Sandboxes.client(sandbox)
                        .v1()
                        .subscriptions()
                        .update(subscribe(sandbox).getId(), cancel);
                receiver.until("customer.subscription.updated");
            }
            try (StripeSandbox sandbox = start(receiver.url(), Duration.ofDays(32))) {
                receiver.until("customer.subscription.deleted");
                assertThat(only(sandbox).getStatus()).isEqualTo("canceled");
            }
        }
    }

    private StripeSandbox start(URI webhook, Duration ahead) {
        return Sandboxes.start(directory.resolve("stripe.json"), webhook, Clock.offset(Clock.systemUTC(), ahead));
    }

    private Subscription subscribe(StripeSandbox sandbox) throws StripeException {
        buyer.pay(Sandboxes.checkout(sandbox).url(), "4242424242424242");
        return only(sandbox);
    }

    private static Subscription only(StripeSandbox sandbox) throws StripeException {
        var all = SubscriptionListParams.builder()
                .setStatus(SubscriptionListParams.Status.ALL)
                .build();
        return Sandboxes.client(sandbox)
                .v1()
                .subscriptions()
                .list(all)
                .getData()
                .getFirst();
    }

    private static long paidUntil(Subscription subscription) {
        return subscription.getItems().getData().getFirst().getCurrentPeriodEnd();
    }
}
