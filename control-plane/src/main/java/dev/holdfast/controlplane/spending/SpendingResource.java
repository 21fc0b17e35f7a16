package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Spending of an account: cap, runaways, alerts, and what is paused. */
@Path("/client/v4")
@Tag(name = "Billing")
@Authenticated
@RunOnVirtualThread
public class SpendingResource {
    private final CurrentAccount current;
    private final SpendingLimits limits;
    private final SpendingCaps caps;
    private final SpendingAlerts alerts;
    private final Pauses pauses;
    private final Subscriptions subscriptions;
    private final Publisher publisher;

    SpendingResource(
            CurrentAccount current,
            SpendingLimits limits,
            SpendingCaps caps,
            SpendingAlerts alerts,
            Pauses pauses,
            Subscriptions subscriptions,
            Publisher publisher) {
        this.current = current;
        this.limits = limits;
        this.caps = caps;
        this.alerts = alerts;
        this.pauses = pauses;
        this.subscriptions = subscriptions;
        this.publisher = publisher;
    }

    @GET
    @Path("/accounts/{account}/billing/spending")
    @Requires(Permission.BILLING_READ)
    public Envelope<SpendingView> getSpending(@PathParam("account") String account) {
        return Envelope.of(view());
    }

    /** A cap that allows more than the one before ends a pause for it; one that is reached already takes effect now. */
    @PUT
    @Path("/accounts/{account}/billing/spending")
    @Requires(Permission.BILLING_WRITE)
    public Envelope<SpendingView> chooseSpending(
            @PathParam("account") String account, @Valid @NotNull SpendingRequest request) {
        publisher.change(() -> {
            limits.choose(current.id(), request);
            pauses.endForCap(current.id());
            return Envelope.done();
        });
        caps.check(current.id());
        return Envelope.of(view());
    }

    @GET
    @Path("/accounts/{account}/billing/alerts")
    @Requires(Permission.BILLING_READ)
    public Envelope<List<SpendingAlertView>> listSpendingAlerts(@PathParam("account") String account) {
        return Envelope.of(
                alerts.listOf(current.id()).stream().map(SpendingAlertView::of).toList());
    }

    @GET
    @Path("/accounts/{account}/billing/pauses")
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<List<PauseView>> listPauses(@PathParam("account") String account) {
        return Envelope.of(
                pauses.listOf(current.id()).stream().map(PauseView::of).toList());
    }

    /** Lifting the pause for a cap lets the rest of the billing period cost more. */
    @DELETE
    @Path("/accounts/{account}/billing/pauses/{id}")
    @Requires(Permission.BILLING_WRITE)
    public Envelope<Nothing> liftPause(@PathParam("account") String account, @PathParam("id") String id) {
        return publisher.change(() -> {
            PauseEntity pause = pauses.findOf(current.id(), id)
                    .orElseThrow(() -> new ApiException(ErrorCause.PAUSE_NOT_FOUND, "There is no such pause"));
            if (pause.cause.equals(PauseCause.SPENDING_CAP.id())) {
                limits.locked(current.id()).released = true;
            }
            pauses.end(pause);
            return Envelope.done();
        });
    }

    private SpendingView view() {
        SpendingLimitEntity limit = limits.of(current.id());
        Plan plan = subscriptions.planOf(current.id());
        UsagePeriod period = subscriptions.periodOf(current.id());
        OptionalLong cost = caps.costOf(current.id());
        boolean thisPeriod = limit.periodStart.equals(period.start());
        return new SpendingView(
                limit.capCents,
                limit.percentages(),
                AtLimit.of(limit.atCap),
                AtLimit.of(limit.atRunaway),
                limit.runawayFactor,
                plan.currency(),
                period.start(),
                period.end(),
                cost.isPresent() ? cost.getAsLong() : null,
                caps.toldPercent(current.id()),
                thisPeriod && limit.released);
    }
}
