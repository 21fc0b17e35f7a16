package dev.holdfast.controlplane.operator;

import dev.holdfast.controlplane.account.AccountEntity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An account as operators see it.
 *
 * @param plan the plan to which it is entitled now
 * @param standing how it stands with what it bought, as the subscription says
 */
@Schema(name = "OperatorAccount")
public record OperatorAccountView(
        String id,
        String name,
        @Nullable String subdomain,
        Instant createdOn,
        String plan,
        String standing,
        @Nullable Suspension suspension,
        AccountLimits limits) {

    /** Since when and why nothing of the account runs. */
    @Schema(name = "Suspension")
    public record Suspension(Instant since, String reason) {}

    static OperatorAccountView of(AccountEntity account, String plan, String standing) {
        Instant since = account.suspendedOn;
        String reason = account.suspensionReason;
        return new OperatorAccountView(
                account.id,
                account.name,
                account.subdomain,
                account.createdOn,
                plan,
                standing,
                since == null || reason == null ? null : new Suspension(since, reason),
                new AccountLimits(account.requestsPerMinute, account.cpuMillis));
    }
}
