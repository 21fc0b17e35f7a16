package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.identity.CurrentUser;
import dev.holdfast.controlplane.plan.SubscriptionView;
import dev.holdfast.controlplane.plan.Subscriptions;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account's plan and invoices, and the ways to the pages where it is bought and managed. */
@Path("/client/v4")
@Tag(name = "Billing")
@Authenticated
@RunOnVirtualThread
public class BillingResource {
    private final CurrentAccount current;
    private final CurrentUser caller;
    private final Subscriptions subscriptions;
    private final Payments payments;
    private final PaymentGateway gateway;
    private final PlatformConfig platform;

    BillingResource(
            CurrentAccount current,
            CurrentUser caller,
            Subscriptions subscriptions,
            Payments payments,
            PaymentGateway gateway,
            PlatformConfig platform) {
        this.current = current;
        this.caller = caller;
        this.subscriptions = subscriptions;
        this.payments = payments;
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
                .map(each -> SubscriptionView.of(each, plan, subscriptions.entitlementOf(current.id()), provider))
                .orElseGet(() -> SubscriptionView.free(plan, provider)));
    }

    @POST
    @Path("/accounts/{account}/billing/checkout")
    @Requires(Permission.BILLING_WRITE)
    public Envelope<CheckoutView> openCheckout(
            @PathParam("account") String account, @Valid @NotNull CheckoutRequest request) {
        return Envelope.of(new CheckoutView(payments.openCheckout(
                current.id(),
                caller.get().email,
                request.plan(),
                platform.page(Objects.requireNonNullElse(request.successPath(), "/plan?checkout=success")),
                platform.page(Objects.requireNonNullElse(request.cancelPath(), "/plan?checkout=cancelled")))));
    }

    @POST
    @Path("/accounts/{account}/billing/portal")
    @Requires(Permission.BILLING_WRITE)
    public Envelope<PortalView> openPortal(
            @PathParam("account") String account, @Valid @NotNull PortalRequest request) {
        return Envelope.of(new PortalView(payments.openPortal(
                current.id(), platform.page(Objects.requireNonNullElse(request.returnPath(), "/plan")))));
    }

    @GET
    @Path("/accounts/{account}/billing/invoices")
    @Requires(Permission.BILLING_READ)
    public Envelope<List<InvoiceView>> listInvoices(@PathParam("account") String account) {
        return Envelope.of(
                payments.invoicesOf(current.id()).stream().map(InvoiceView::of).toList());
    }

    @GET
    @Path("/accounts/{account}/billing/invoices/upcoming")
    @Requires(Permission.BILLING_READ)
    public Envelope<InvoiceView> previewInvoice(@PathParam("account") String account) {
        return Envelope.of(InvoiceView.of(payments.upcoming(current.id())));
    }
}
