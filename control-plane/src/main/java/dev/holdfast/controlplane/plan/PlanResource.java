package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.controlplane.api.Envelope;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The price list. */
@Path("/client/v4/plans")
@Tag(name = "Billing")
public class PlanResource {
    private final PlanCatalog catalog;

    PlanResource(PlanCatalog catalog) {
        this.catalog = catalog;
    }

    @GET
    @PermitAll
    public Envelope<List<PlanView>> listPlans() {
        return Envelope.of(catalog.plans().stream().map(PlanView::of).toList());
    }
}
