package dev.holdfast.billing.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.plan.UnknownPlanException;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
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
    private static final String ACCOUNT = "0123456789abcdef0123456789abcdef";
    private static final URI PAGE = URI.create("http://localhost:8080/plan");

    abstract PaymentGateway gateway();

    abstract InvoiceGateway invoices();

    /** Pays as a buyer would; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> pay(CheckoutPage page);

    /** Lets the account's subscription end with its period; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> cancelAtPeriodEnd(SubscriptionState subscription);

    /** Ends the account's subscription at once; returns everything that the provider then delivers. */
    abstract List<WebhookDelivery> cancel(SubscriptionState subscription);

    /** Returns a delivery, well signed, that is about no customer. */
    abstract WebhookDelivery unrelated();

    @Test
    void anAccountIsOneCustomer() {
        assertThat(customer()).isEqualTo(customer());
        assertThat(gateway().createCustomer("f".repeat(32), "grace@example.com"))
                .isNotEqualTo(customer());
        assertThat(gateway().subscriptionsOf(customer())).isEmpty();
    }

    @Test
    void everyCheckoutHasAPageOfItsOwn() {
        CheckoutPage first = checkout();
        CheckoutPage second = checkout();

        assertThat(first.url().isAbsolute()).isTrue();
        assertThat(first.url()).isNotEqualTo(second.url());
        assertThat(first.sessionId()).isNotEqualTo(second.sessionId());
    }

    @Test
    void payingBeginsAMonthAndTellsOfTheCustomer() {
        List<WebhookDelivery> told = pay(checkout());

        SubscriptionState subscription = only();
        assertThat(subscription.status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(subscription.endsOn()).isEmpty();
        assertThat(subscription.unpaidSince()).isEmpty();
        assertThat(subscription.createdAt()).isCloseTo(Instant.now(), within(Duration.ofMinutes(1)));
        assertThat(Duration.between(subscription.currentPeriodStart(), subscription.currentPeriodEnd()))
                .isBetween(Duration.ofDays(28), Duration.ofDays(31));
        assertThat(told).anySatisfy(this::isAboutTheSubscription);
    }

    @Test
    void aCancelledSubscriptionStaysActiveUntilItsPeriodEnds() {
        pay(checkout());
        SubscriptionState before = only();

        assertThat(cancelAtPeriodEnd(before)).anySatisfy(this::isAboutTheSubscription);

        assertThat(only().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(only().endsOn()).hasValue(before.currentPeriodEnd());
    }

    @Test
    void anEndedSubscriptionIsStillThere() {
        pay(checkout());

        assertThat(cancel(only())).anySatisfy(this::isAboutTheSubscription);

        assertThat(only().status()).isEqualTo(SubscriptionStatus.CANCELED);
    }

    @Test
    void whatIsTakenBackHasEndedAndIsPaidBack() {
        pay(checkout());
        String first = only().subscriptionId();
        pay(checkout());
        SubscriptionState second = gateway().subscriptionsOf(customer()).stream()
                .filter(each -> !each.subscriptionId().equals(first))
                .findFirst()
                .orElseThrow();

        gateway().takeBack(second.subscriptionId());

        assertThat(gateway().subscriptionsOf(customer()))
                .extracting(SubscriptionState::status)
                .containsExactlyInAnyOrder(SubscriptionStatus.ACTIVE, SubscriptionStatus.CANCELED);
        assertThat(invoices().invoicesOf(customer()))
                .extracting(Invoice::amountPaid, Invoice::amountGivenBack)
                .containsExactlyInAnyOrder(tuple(500L, 0L), tuple(500L, 500L));
    }

    @Test
    void thePortalHasAPage() {
        assertThat(gateway().openPortal(customer(), PAGE).isAbsolute()).isTrue();
        assertThatThrownBy(() -> gateway().openPortal("cus_none", PAGE)).isInstanceOf(PaymentProviderException.class);
    }

    @Test
    void theSameDeliveryReadTwiceIsTheSameEvent() {
        assertThat(pay(checkout()))
                .isNotEmpty()
                .allSatisfy(delivery -> assertThat(read(delivery)).isEqualTo(read(delivery)));
    }

    @Test
    void eventsAboutOtherThingsAreAboutNoCustomer() {
        assertThat(read(unrelated()).customerId()).isEmpty();
        assertThat(read(unrelated()).type()).isNotEmpty();
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

    private SubscriptionState only() {
        assertThat(gateway().subscriptionsOf(customer())).hasSize(1);
        return gateway().subscriptionsOf(customer()).getFirst();
    }

    private CheckoutPage checkout() {
        return gateway().openCheckout(order(PlanCatalog.PAID));
    }

    private String customer() {
        return gateway().createCustomer(ACCOUNT, "ada@example.com");
    }

    private CheckoutOrder order(String plan) {
        return new CheckoutOrder(ACCOUNT, customer(), plan, PAGE, PAGE);
    }

    private void isAboutTheSubscription(WebhookDelivery delivery) {
        PaymentEvent event = read(delivery);
        assertThat(event.type()).startsWith("customer.subscription.");
        assertThat(event.customerId()).hasValue(customer());
    }

    private PaymentEvent read(WebhookDelivery delivery) {
        return gateway().readEvent(delivery.payload(), delivery.signatureHeader());
    }

    private static TemporalUnitOffset within(Duration duration) {
        return new TemporalUnitWithinOffset(duration.toSeconds(), ChronoUnit.SECONDS);
    }
}
