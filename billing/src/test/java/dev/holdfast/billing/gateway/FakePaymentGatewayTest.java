package dev.holdfast.billing.gateway;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.subscription.SubscriptionState;
import dev.holdfast.billing.subscription.SubscriptionStatus;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakePaymentGatewayTest extends PaymentGatewayContract {
    private final FakePaymentGateway fake = new FakePaymentGateway(PlanCatalog.standard(), Clock.systemUTC());

    @Test
    void aCheckoutCanBePaidOnce() {
        URI anywhere = URI.create("http://localhost/");
        CheckoutPage page = fake.openCheckout(new CheckoutOrder("a", "cus_a", PlanCatalog.PAID, anywhere, anywhere));
        fake.pay(page.sessionId());

        assertThatThrownBy(() -> fake.pay(page.sessionId())).isInstanceOf(PaymentProviderException.class);
    }

    @Override
    PaymentGateway gateway() {
        return fake;
    }

    @Override
    InvoiceGateway invoices() {
        return fake;
    }

    @Override
    List<WebhookDelivery> pay(CheckoutPage page) {
        return List.of(fake.pay(page.sessionId()));
    }

    @Override
    List<WebhookDelivery> cancelAtPeriodEnd(SubscriptionState subscription) {
        return List.of(fake.change("0123456789abcdef0123456789abcdef", SubscriptionStatus.ACTIVE, true));
    }

    @Override
    List<WebhookDelivery> cancel(SubscriptionState subscription) {
        return List.of(fake.change("0123456789abcdef0123456789abcdef", SubscriptionStatus.CANCELED, false));
    }

    @Override
    WebhookDelivery unrelated() {
        return fake.unrelated("product.created");
    }
}
