package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps changes, in the transaction that makes them: there is no change without its entry and no entry without its
 * change. Must be called inside that transaction.
 */
@ApplicationScoped
public class AuditLog {
    private final AuditRepository entries;
    private final AuditOrigin origin;
    private final CurrentUser caller;
    private final AuditJson json;
    private final Ids ids;
    private final Clock clock;

    AuditLog(AuditRepository entries, AuditOrigin origin, CurrentUser caller, AuditJson json, Ids ids, Clock clock) {
        this.entries = entries;
        this.origin = origin;
        this.caller = caller;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a change of something in an account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(String accountId, AuditedChange change) {
        write(accountId, change);
    }

    /** Keeps a change of something that belongs to the caller and no account. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recordOwn(AuditedChange change) {
        caller.get();
        write(null, change);
    }

    private void write(@Nullable String accountId, AuditedChange change) {
        AuditEntry entry = new AuditEntry();
        entry.id = ids.hex();
        entry.accountId = accountId;
        entry.action = change.action().id();
        entry.kind = change.kind();
        entry.target = change.id();
        entry.before = change.before().map(json::write).orElse(null);
        entry.after = change.after().map(json::write).orElse(null);
        entry.createdOn = clock.instant();
        origin.describe(entry);
        entries.persist(entry);
    }
}
