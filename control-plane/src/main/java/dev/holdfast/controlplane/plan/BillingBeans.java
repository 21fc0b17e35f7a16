package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.StripePaymentGateway;
import dev.holdfast.billing.gateway.StripeSettings;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.controlplane.config.StripeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Takes the billing module into use. */
@ApplicationScoped
class BillingBeans {
    @Produces
    @Singleton
    PlanCatalog catalog() {
        return PlanCatalog.standard();
    }

    @Produces
    @Singleton
    PaymentGateway gateway(StripeConfig config, PlanCatalog catalog) {
        return new StripePaymentGateway(
                new StripeSettings(config.apiBase(), config.secretKey(), config.webhookSecret()), catalog);
    }
}
