package dev.holdfast.billing.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.net.Webhook;
import com.stripe.param.PriceListParams;
import com.stripe.param.SubscriptionUpdateParams;
import com.stripe.param.billing.MeterListParams;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.sandbox.Buyer;
import dev.holdfast.billing.sandbox.Sandboxes;
import dev.holdfast.billing.sandbox.StripeSandbox;
import dev.holdfast.billing.sandbox.WebhookReceiver;
import dev.holdfast.billing.subscription.SubscriptionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway that talks to Stripe, against the sandbox server. */
class StripePaymentGatewayTest extends PaymentGatewayContract {
    @TempDir
    private Path directory;

    private WebhookReceiver receiver;
    private StripeSandbox sandbox;
    private StripePaymentGateway gateway;

    @BeforeEach
    void start() {
        receiver = WebhookReceiver.start(0);
        sandbox = Sandboxes.start(directory.resolve("stripe.json"), receiver.url());
        gateway = Sandboxes.gateway(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
        receiver.close();
    }

    @Test
    void productPricesAndMetersAreMadeOnce() throws StripeException {
        Sandboxes.checkout(sandbox);
        assertThat(new StripeSetup(Sandboxes.settings(sandbox)).run(PlanCatalog.standard()))
                .hasSize(1 + Metric.values().length + 1);
        new StripeSetup(Sandboxes.settings(sandbox)).run(PlanCatalog.standard());

        var v1 = Sandboxes.client(sandbox).v1();
        var many = PriceListParams.builder().setLimit(100L).build();
        assertThat(v1.products().list().getData())
                .singleElement()
                .satisfies(product -> assertThat(product.getName()).isEqualTo("Workers Paid"));
        assertThat(v1.prices().list(many).getData())
                .hasSize(1 + Metric.values().length)
                .filteredOn(price -> price.getRecurring().getMeter() == null)
                .singleElement()
                .satisfies(price -> {
                    assertThat(price.getUnitAmount()).isEqualTo(500);
                    assertThat(price.getCurrency()).isEqualTo("usd");
                    assertThat(price.getRecurring().getInterval()).isEqualTo("month");
                });
        assertThat(v1.prices().list(many).getData())
                .filteredOn(price -> "SQLite rows read".equals(price.getNickname()))
                .singleElement()
                .satisfies(price -> assertThat(price.getTiers().getLast().getUnitAmountDecimal())
                        .isEqualByComparingTo("0.0000001"));
        assertThat(v1.billing()
                        .meters()
                        .list(MeterListParams.builder().setLimit(100L).build())
                        .getData())
                .hasSize(Metric.values().length);
        assertThat(v1.billingPortal().configurations().list().getData()).hasSize(1);
    }

    @Test
    void anOldDeliveryIsRefusedEvenIfItIsSigned() throws GeneralSecurityException {
        String payload = new String(unrelated().payload(), StandardCharsets.UTF_8);
        String old = sign(payload, Instant.now().minus(Duration.ofMinutes(6)));

        assertThatThrownBy(() -> gateway.readEvent(payload.getBytes(StandardCharsets.UTF_8), old))
                .isInstanceOf(InvalidWebhookSignatureException.class);
    }

    @Test
    void aSignedDeliveryThatIsNoEventIsRefused() throws GeneralSecurityException {
        for (String payload : List.of("{}", "[]", "null", "not json", "{\"object\":\"event\",\"id\":7}")) {
            String signature = sign(payload, Instant.now());
            assertThatThrownBy(() -> gateway.readEvent(payload.getBytes(StandardCharsets.UTF_8), signature))
                    .as(payload)
                    .isInstanceOf(PaymentProviderException.class);
        }
    }

    @Test
    void aWrongKeyIsAProviderError() {
        var settings = new StripeSettings(sandbox.baseUrl(), "sk_wrong", Sandboxes.WEBHOOK_SECRET);
        var wrong = new StripePaymentGateway(settings, PlanCatalog.standard());

        assertThatThrownBy(() -> wrong.createCustomer("a", "a@example.com"))
                .isInstanceOf(PaymentProviderException.class)
                .hasMessageContaining("Invalid API Key");
    }

    @Test
    void theProviderIsStripeOnlyAtItsOwnAddress() {
        assertThat(gateway.provider()).isEqualTo(PaymentProvider.STRIPE_SANDBOX);
        assertThat(new StripeSettings(StripeSettings.LIVE_API, "k", "w").provider())
                .isEqualTo(PaymentProvider.STRIPE);
    }

    @Override
    PaymentGateway gateway() {
        return gateway;
    }

    @Override
    InvoiceGateway invoices() {
        return new StripeInvoices(Sandboxes.settings(sandbox));
    }

    @Override
    List<WebhookDelivery> pay(CheckoutPage page) {
        try (Buyer buyer = new Buyer()) {
            assertThat(buyer.pay(page.url(), "4242 4242 4242 4242").statusCode())
                    .isEqualTo(303);
        }
        return receiver.until("checkout.session.completed");
    }

    @Override
    List<WebhookDelivery> cancelAtPeriodEnd(SubscriptionState subscription) {
        try {
            Sandboxes.client(sandbox)
                    .v1()
                    .subscriptions()
                    .update(
                            subscription.subscriptionId(),
                            SubscriptionUpdateParams.builder()
                                    .setCancelAtPeriodEnd(true)
                                    .build());
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
        return receiver.until("customer.subscription.updated");
    }

    @Override
    List<WebhookDelivery> cancel(SubscriptionState subscription) {
        try {
            Sandboxes.client(sandbox).v1().subscriptions().cancel(subscription.subscriptionId());
        } catch (StripeException e) {
            throw new AssertionError(e);
        }
        return receiver.until("customer.subscription.deleted");
    }

    /** The sandbox delivers nothing that is about no customer. */
    @Override
    WebhookDelivery unrelated() {
        String payload = """
                {"id": "evt_1", "object": "event", "type": "product.created", "created": 1,
                 "data": {"object": {"id": "prod_1", "object": "product"}}}""";
        try {
            return new WebhookDelivery(payload.getBytes(StandardCharsets.UTF_8), sign(payload, Instant.now()));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String sign(String payload, Instant time) throws GeneralSecurityException {
        return Webhook.Signature.generateSignatureHeader(payload, Sandboxes.WEBHOOK_SECRET, time.getEpochSecond());
    }
}
