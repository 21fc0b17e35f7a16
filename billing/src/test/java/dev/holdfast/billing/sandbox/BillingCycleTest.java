package dev.holdfast.billing.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.stripe.exception.CardException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import com.stripe.service.V1Services;
import dev.holdfast.billing.gateway.Invoice;
import dev.holdfast.billing.gateway.MeterReading;
import dev.holdfast.billing.gateway.StripeInvoices;
import dev.holdfast.billing.gateway.StripeMeters;
import dev.holdfast.billing.gateway.StripePaymentGateway;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months at the sandbox: use, invoices, cards that are declined, and the portal. The test clock lets them pass. */
class BillingCycleTest {
    @TempDir
    private Path directory;

    private final Buyer buyer = new Buyer();
    private WebhookReceiver receiver;
    private StripeSandbox sandbox;
    private V1Services stripe;
    private StripePaymentGateway gateway;
    private StripeInvoices invoices;
    private String customer;

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(0);
        sandbox = Sandboxes.start(directory.resolve("stripe.json"), receiver.url());
        stripe = Sandboxes.client(sandbox).v1();
        gateway = Sandboxes.gateway(sandbox);
        invoices = new StripeInvoices(Sandboxes.settings(sandbox));
        customer = gateway.createCustomer(Sandboxes.ACCOUNT, "ada@example.com");
    }

    @AfterEach
    void stop() {
        buyer.close();
        sandbox.close();
        receiver.close();
    }

    @Test
    void useBeyondWhatIsIncludedIsOnTheNextInvoiceAndCountsOnce() throws StripeException {
        SubscriptionState subscription = subscribe("4242 4242 4242 4242");
        StripeMeters meters = new StripeMeters(Sandboxes.settings(sandbox));
        Instant minute = Instant.now().truncatedTo(ChronoUnit.MINUTES);
        for (int delivery = 0; delivery < 2; delivery++) {
            meters.report(new MeterReading(customer, Metric.OBJECT_REQUESTS, 2_500_000, "requests", Instant.now()));
            meters.report(new MeterReading(customer, Metric.SQLITE_STORED_GB, 7_500, "stored", Instant.now()));
        }

        assertThat(meters.reported(customer, Metric.OBJECT_REQUESTS, minute, minute.plusSeconds(120)))
                .isEqualTo(2_500_000);
        // 1.5 million requests at $0.15 a million, 2.5 GB at $0.20, and the next month
        assertThat(invoices.upcoming(subscription.subscriptionId()).total()).isEqualTo(500 + 23 + 50);

        advance(subscription.currentPeriodEnd().plusSeconds(60));

        Invoice invoice = invoices.invoicesOf(customer).getFirst();
        assertThat(invoice.status()).isEqualTo("paid");
        assertThat(invoice.total()).isEqualTo(573);
        assertThat(invoice.lines())
                .filteredOn(line -> line.description().equals("Workers Paid: Durable Object requests"))
                .extracting(line -> line.quantity().longValue(), Invoice.Line::amount)
                .containsExactly(tuple(1_000_000L, 0L), tuple(1_500_000L, 23L));
        assertThat(only().currentPeriodStart()).isEqualTo(subscription.currentPeriodEnd());
        assertThat(invoices.upcoming(subscription.subscriptionId()).total()).isEqualTo(500);
    }

    @Test
    void aCardThatIsDeclinedAtRenewalIsTriedAgainAndPayingBringsEverythingBack() throws StripeException {
        SubscriptionState paid = subscribe("4000 0000 0000 0341");
        Instant renewal = paid.currentPeriodEnd();

        advance(renewal.plusSeconds(60));
        assertThat(only().status()).isEqualTo(SubscriptionStatus.PAST_DUE);
        assertThat(only().unpaidSince()).hasValue(renewal);
        String invoice = invoices.invoicesOf(customer).getFirst().id();
        assertThatThrownBy(() -> stripe.invoices().pay(invoice)).isInstanceOf(CardException.class);

        advance(renewal.plus(Duration.ofDays(20)));
        assertThat(only().status()).isEqualTo(SubscriptionStatus.UNPAID);
        assertThat(stripe.invoices().retrieve(invoice).getAttemptCount()).isEqualTo(4);

        URI portal = gateway.openPortal(customer, URI.create("http://localhost:8080/plan"));
        assertThat(buyer.open(portal).body()).contains("•••• 0341", "unpaid", "$5.00", "Pay now");
        assertThat(act(portal, "pay", Map.of("invoice", invoice))).isEqualTo(402);
        assertThat(act(portal, "card", card("4000 0000 0000 0002"))).isEqualTo(402);
        assertThat(act(portal, "card", card("4242 4242 4242 4242"))).isEqualTo(303);
        assertThat(act(portal, "pay", Map.of("invoice", invoice))).isEqualTo(303);

        assertThat(only().status()).isEqualTo(SubscriptionStatus.ACTIVE);
        assertThat(only().unpaidSince()).isEmpty();
    }

    @Test
    void thePortalCancelsWithThePeriodAndTakesThatBack() throws StripeException {
        SubscriptionState subscription = subscribe("4242 4242 4242 4242");
        URI portal = gateway.openPortal(customer, URI.create("http://localhost:8080/plan"));
        Map<String, String> chosen = Map.of("subscription", subscription.subscriptionId());

        act(portal, "cancel", chosen);
        assertThat(only().endsOn()).hasValue(subscription.currentPeriodEnd());
        act(portal, "resume", chosen);
        assertThat(only().endsOn()).isEmpty();
        act(portal, "cancel", chosen);
        advance(subscription.currentPeriodEnd());

        assertThat(only().status()).isEqualTo(SubscriptionStatus.CANCELED);
        assertThat(act(portal, "cancel", chosen)).isEqualTo(404);
        assertThatThrownBy(() -> advance(subscription.currentPeriodStart()))
                .isInstanceOf(InvalidRequestException.class);
    }

    private SubscriptionState subscribe(String card) {
        assertThat(buyer.pay(Sandboxes.checkout(sandbox).url(), card).statusCode())
                .isEqualTo(303);
        return only();
    }

    private SubscriptionState only() {
        return gateway.subscriptionsOf(customer).getFirst();
    }

    private void advance(Instant time) throws StripeException {
        String clock = stripe.testHelpers()
                .testClocks()
                .create(TestClockCreateParams.builder()
                        .setFrozenTime(Instant.now().plusSeconds(1).getEpochSecond())
                        .build())
                .getId();
        stripe.testHelpers()
                .testClocks()
                .advance(
                        clock,
                        TestClockAdvanceParams.builder()
                                .setFrozenTime(time.getEpochSecond())
                                .build());
    }

    private int act(URI portal, String action, Map<String, String> fields) {
        Map<String, String> form = new HashMap<>(fields);
        form.put("action", action);
        return buyer.submit(portal, form).statusCode();
    }

    private static Map<String, String> card(String number) {
        return Map.of("cardNumber", number, "cardExpiry", "12 / 49", "cardCvc", "123");
    }
}
