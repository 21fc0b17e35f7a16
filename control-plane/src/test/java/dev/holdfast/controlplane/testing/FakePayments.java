package dev.holdfast.controlplane.testing;

import dev.holdfast.billing.gateway.FakePaymentGateway;
import dev.holdfast.billing.plan.PlanCatalog;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Puts the billing module's own fake in the place of Stripe. */
@ApplicationScoped
public class FakePayments {
    @Mock
    @Produces
    @Singleton
    FakePaymentGateway gateway(PlanCatalog catalog, Clock clock) {
        return new FakePaymentGateway(catalog, clock);
    }
}
