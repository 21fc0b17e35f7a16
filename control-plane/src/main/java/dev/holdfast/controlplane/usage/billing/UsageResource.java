package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the account used in a billing period, by day and by who used it, and what it costs. */
@Path("/client/v4/accounts/{account}/billing/usage")
@Tag(name = "Billing")
@Authenticated
@RunOnVirtualThread
public class UsageResource {
    private static final int MOST = 1000;

    private final CurrentAccount current;
    private final AccountBills bills;
    private final UsageReport report;

    UsageResource(CurrentAccount current, AccountBills bills, UsageReport report) {
        this.current = current;
        this.bills = bills;
        this.report = report;
    }

    /**
     * @param period {@code current} or {@code previous}
     * @param by {@code worker}, {@code namespace}, or {@code object} of a {@code namespace}
     */
    @GET
    @Requires(Permission.BILLING_READ)
    public Envelope<UsageView> getBilledUsage(
            @PathParam("account") String account,
            @QueryParam("period") @DefaultValue("current") String period,
            @QueryParam("by") @DefaultValue("worker") String by,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        UsageReport.Listing listing = listing(by, namespace);
        return Envelope.of(report.of(current.id(), period(period), listing, Math.clamp(limit, 1, MOST)));
    }

    private UsagePeriod period(String text) {
        UsagePeriod now = bills.currentPeriod(current.id());
        return switch (text) {
            case "current" -> now;
            case "previous" -> now.previous();
            default -> throw refused("'period' must be 'current' or 'previous'");
        };
    }

    private static UsageReport.Listing listing(String by, @Nullable String namespace) {
        if (by.equals("object") != (namespace != null)) {
            throw refused("'namespace' says whose objects are meant: it belongs to 'by=object'");
        }
        return switch (by) {
            case "worker" -> new UsageReport.Listing.Workers();
            case "namespace" -> new UsageReport.Listing.Namespaces();
            case "object" -> new UsageReport.Listing.Objects(namespace == null ? "" : namespace);
            default -> throw refused("'by' must be 'worker', 'namespace' or 'object'");
        };
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCause.BAD_REQUEST, message);
    }
}
