package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.InvoiceGateway;
import dev.holdfast.billing.gateway.MeterGateway;
import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.StripeInvoices;
import dev.holdfast.billing.gateway.StripeMeters;
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
    PaymentGateway payments(StripeConfig config, PlanCatalog catalog) {
        return new StripePaymentGateway(settings(config), catalog);
    }

    @Produces
    @Singleton
    InvoiceGateway invoices(StripeConfig config) {
        return new StripeInvoices(settings(config));
    }

    @Produces
    @Singleton
    MeterGateway meters(StripeConfig config) {
        return new StripeMeters(settings(config));
    }

    private static StripeSettings settings(StripeConfig config) {
        return new StripeSettings(config.apiBase(), config.secretKey(), config.webhookSecret());
    }
}
