package dev.holdfast.controlplane.plan;

import dev.holdfast.billing.gateway.CheckoutOrder;
import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.billing.gateway.PlanNotForSaleException;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.UnknownPlanException;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;

/** The account's plan, and the way to the page where it is bought. */
@Path("/client/v4")
@Tag(name = "Billing")
@Authenticated
@RunOnVirtualThread
public class BillingResource {
    private static final Logger LOG = Logger.getLogger(BillingResource.class);

    private final CurrentAccount current;
    private final CurrentUser caller;
    private final Subscriptions subscriptions;
    private final PaymentGateway gateway;
    private final PlatformConfig platform;

    BillingResource(
            CurrentAccount current,
            CurrentUser caller,
            Subscriptions subscriptions,
            PaymentGateway gateway,
            PlatformConfig platform) {
        this.current = current;
        this.caller = caller;
        this.subscriptions = subscriptions;
        this.gateway = gateway;
        this.platform = platform;
    }

    @GET
    @Path("/accounts/{account}/subscription")
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<SubscriptionView> getSubscription(@PathParam("account") String account) {
        Plan plan = subscriptions.planOf(current.id());
        String provider = gateway.provider().id();
        return Envelope.of(subscriptions
                .find(current.id())
                .map(each -> new SubscriptionView(
                        plan.id(),
                        each.status,
                        plan.priceCents(),
                        plan.currency(),
                        each.currentPeriodEnd,
                        each.cancelAtPeriodEnd,
                        provider))
                .orElseGet(() -> new SubscriptionView(
                        plan.id(), "active", plan.priceCents(), plan.currency(), null, false, provider)));
    }

    @POST
    @Path("/accounts/{account}/billing/checkout")
    @Requires(Permission.BILLING_WRITE)
    public Envelope<CheckoutView> openCheckout(
            @PathParam("account") String account, @Valid @NotNull CheckoutRequest request) {
        CheckoutOrder order = new CheckoutOrder(
                current.id(),
                caller.get().email,
                request.plan(),
                platform.page(Objects.requireNonNullElse(request.successPath(), "/plan?checkout=success")),
                platform.page(Objects.requireNonNullElse(request.cancelPath(), "/plan?checkout=cancelled")));
        try {
            return Envelope.of(new CheckoutView(gateway.openCheckout(order).url()));
        } catch (UnknownPlanException | PlanNotForSaleException e) {
            throw new ApiException(ErrorCause.PLAN_UNKNOWN, e.getMessage());
        } catch (PaymentProviderException e) {
            LOG.warn("The payment provider failed", e);
            throw new ApiException(
                    ErrorCause.PAYMENT_UNAVAILABLE, "The payment provider cannot be reached; please try again later");
        }
    }
}
