package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.CheckoutOrder;
import dev.holdfast.billing.gateway.Invoice;
import dev.holdfast.billing.gateway.InvoiceGateway;
import dev.holdfast.billing.gateway.PaymentGateway;
import dev.holdfast.billing.gateway.PaymentProviderException;
import dev.holdfast.billing.gateway.PlanNotForSaleException;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.plan.UnknownPlanException;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.plan.SubscriptionEntity;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** What an account does at the payment provider. Blocking; never called inside a transaction. */
@ApplicationScoped
class Payments {
    private static final Logger LOG = Logger.getLogger(Payments.class);

    private final PaymentGateway gateway;
    private final InvoiceGateway invoices;
    private final PlanCatalog catalog;
    private final BillingCustomers customers;
    private final Subscriptions subscriptions;
    private final MeterReports meters;

    Payments(
            PaymentGateway gateway,
            InvoiceGateway invoices,
            PlanCatalog catalog,
            BillingCustomers customers,
            Subscriptions subscriptions,
            MeterReports meters) {
        this.gateway = gateway;
        this.invoices = invoices;
        this.catalog = catalog;
        this.customers = customers;
        this.subscriptions = subscriptions;
        this.meters = meters;
    }

    /** @throws ApiException if the plan is not for sale, or the account has it */
    URI openCheckout(String accountId, String email, String plan, URI success, URI cancel) {
        try {
            if (!catalog.require(plan).isPaid()) {
                throw new PlanNotForSaleException(plan);
            }
            requireNoSubscription(accountId);
            return asking(() -> gateway.openCheckout(
                            new CheckoutOrder(accountId, customers.require(accountId, email), plan, success, cancel))
                    .url());
        } catch (UnknownPlanException | PlanNotForSaleException e) {
            throw new ApiException(ErrorCause.PLAN_UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    /** @throws ApiException if the account never bought anything */
    URI openPortal(String accountId, URI returnTo) {
        String customer = customers
                .customerOf(accountId)
                .orElseThrow(() -> new ApiException(
                        ErrorCause.NOTHING_BOUGHT,
                        "This account has bought nothing yet, so there is nothing to manage"));
        return asking(() -> gateway.openPortal(customer, returnTo));
    }

    /** Newest first; none if the account never bought anything. */
    List<Invoice> invoicesOf(String accountId) {
        return customers
                .customerOf(accountId)
                .map(customer -> asking(() -> invoices.invoicesOf(customer)))
                .orElse(List.of());
    }

    /**
     * What the next invoice would be if the period ended now, with all that is known to be used.
     *
     * @throws ApiException if the account has no subscription that goes on
     */
    Invoice upcoming(String accountId) {
        SubscriptionEntity subscription = subscriptions
                .find(accountId)
                .filter(each ->
                        subscriptions.entitlementOf(accountId).standing().isEntitled())
                .orElseThrow(() -> new ApiException(
                        ErrorCause.NOTHING_BOUGHT, "This account has no subscription, so there is no next invoice"));
        return asking(() -> {
            meters.report(subscription);
            return invoices.upcoming(subscription.providerSubscriptionId);
        });
    }

    private void requireNoSubscription(String accountId) {
        switch (subscriptions.entitlementOf(accountId).standing()) {
            case ACTIVE -> throw new ApiException(ErrorCause.ALREADY_SUBSCRIBED, "This account is on the plan already");
            case ENDING ->
                throw new ApiException(
                        ErrorCause.ALREADY_SUBSCRIBED,
                        "This account is on the plan until its end; take the cancellation back in the customer portal");
            case GRACE, OVERDUE, UNPAID ->
                throw new ApiException(
                        ErrorCause.ALREADY_SUBSCRIBED,
                        "This account has an invoice that is not paid; pay it in the customer portal");
            case NONE, ENDED -> {}
        }
    }

    private static <T> T asking(Supplier<T> question) {
        try {
            return question.get();
        } catch (PaymentProviderException e) {
            LOG.warn("The payment provider failed", e);
            throw new ApiException(
                    ErrorCause.PAYMENT_UNAVAILABLE, "The payment provider cannot be reached; please try again later");
        }
    }
}
