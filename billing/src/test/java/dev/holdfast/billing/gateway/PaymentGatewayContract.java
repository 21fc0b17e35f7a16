package dev.holdfast.billing.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.billing.gateway.PaymentEvent.SubscriptionChanged;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.plan.UnknownPlanException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.assertj.core.data.TemporalUnitOffset;
import org.assertj.core.data.TemporalUnitWithinOffset;
import org.junit.jupiter.api.Test;

/** What every payment gateway keeps. */
abstract class PaymentGatewayContract {
    private static final CheckoutOrder ORDER = order(PlanCatalog.PAID);

    abstract PaymentGateway gateway();

    /** Pays as a buyer would; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> pay(CheckoutPage page);

    /** Lets a subscription end with its period; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> cancelAtPeriodEnd(String subscriptionId);

    /** Ends a subscription at once; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> cancel(String subscriptionId);

    /** Returns a delivery, well signed, that is not about a subscription. */
    abstract WebhookDelivery unrelated();

    @Test
    void everyCheckoutHasAPageOfItsOwn() {
        CheckoutPage first = gateway().openCheckout(ORDER);
        CheckoutPage second = gateway().openCheckout(ORDER);

        assertThat(first.url().isAbsolute()).isTrue();
        assertThat(first.url()).isNotEqualTo(second.url());
        assertThat(first.sessionId()).isNotEqualTo(second.sessionId());
    }

    @Test
    void payingTellsThatTheAccountHasAnActiveSubscription() {
        SubscriptionChanged event = subscribed();

        assertThat(event.accountId()).isEqualTo("0123456789abcdef0123456789abcdef");
        assertThat(event.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(event.status().isEntitled()).isTrue();
        assertThat(event.cancelAtPeriodEnd()).isFalse();
        assertThat(event.customerId()).isNotEmpty();
        assertThat(event.createdAt()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        assertThat(Duration.between(event.createdAt(), event.currentPeriodEnd()))
                .isBetween(Duration.ofDays(28), Duration.ofDays(31));
    }

    @Test
    void aCancelledSubscriptionStaysActiveUntilItsPeriodEnds() {
        SubscriptionChanged before = subscribed();

        SubscriptionChanged event = subscriptionIn(cancelAtPeriodEnd(before.subscriptionId()));

        assertThat(event.subscriptionId()).isEqualTo(before.subscriptionId());
        assertThat(event.accountId()).isEqualTo(before.accountId());
        assertThat(event.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(event.cancelAtPeriodEnd()).isTrue();
        assertThat(event.currentPeriodEnd()).isEqualTo(before.currentPeriodEnd());
    }

    @Test
    void anEndedSubscriptionEntitlesToNothing() {
        SubscriptionChanged event = subscriptionIn(cancel(subscribed().subscriptionId()));

        assertThat(event.status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(event.status().isEntitled()).isFalse();
    }

    @Test
    void theSameDeliveryReadTwiceIsTheSameEvent() {
        List<WebhookDelivery> deliveries = pay(gateway().openCheckout(ORDER));

        assertThat(deliveries)
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(read(delivery)).isEqualTo(read(delivery)));
    }

    @Test
    void eventsAboutOtherThingsAreIgnoredByName() {
        assertThat(read(unrelated()))
                .isInstanceOfSatisfying(
                        PaymentEvent.Ignored.class,
                        event -> assertThat(event.type()).isNotEmpty());
    }

    @Test
    void aDeliveryThatWasTamperedWithIsRefused() {
        WebhookDelivery delivery = unrelated();
        byte[] tampered = delivery.payload().clone();
        tampered[tampered.length / 2] ^= 1;

        assertThatThrownBy(() -> gateway().readEvent(tampered, delivery.signatureHeader()))
                .isInstanceOf(InvalidWebhookSignatureException.class);
    }

    @Test
    void aDeliveryWithAWrongSignatureOrNoneIsRefused() {
        byte[] payload = unrelated().payload();

        assertThatThrownBy(() -> gateway().readEvent(payload, "t=1,v1=00"))
                .isInstanceOf(InvalidWebhookSignatureException.class);
        assertThatThrownBy(() -> gateway().readEvent(payload, "")).isInstanceOf(InvalidWebhookSignatureException.class);
    }

    @Test
    void onlyPlansThatCostSomethingCanBeBought() {
        assertThatThrownBy(() -> gateway().openCheckout(order(PlanCatalog.FREE)))
                .isInstanceOf(PlanNotForSaleException.class)
                .hasMessageContaining("workers_free");
        assertThatThrownBy(() -> gateway().openCheckout(order("workers_gold")))
                .isInstanceOf(UnknownPlanException.class);
    }

    private SubscriptionChanged subscribed() {
        return subscriptionIn(pay(gateway().openCheckout(ORDER)));
    }

    private SubscriptionChanged subscriptionIn(List<WebhookDelivery> deliveries) {
        return deliveries.stream()
                .map(this::read)
                .filter(SubscriptionChanged.class::isInstance)
                .map(SubscriptionChanged.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private PaymentEvent read(WebhookDelivery delivery) {
        return gateway().readEvent(delivery.payload(), delivery.signatureHeader());
    }

    private static CheckoutOrder order(String plan) {
        return new CheckoutOrder(
                "0123456789abcdef0123456789abcdef",
                "ada@example.com",
                plan,
                URI.create("http://localhost:8080/plan?paid=yes"),
                URI.create("http://localhost:8080/plan"));
    }

    private static TemporalUnitOffset within(Duration duration) {
        return new TemporalUnitWithinOffset(duration.toSeconds(), ChronoUnit.SECONDS);
    }
}
