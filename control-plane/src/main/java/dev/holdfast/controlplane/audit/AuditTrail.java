package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.api.Envelope;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Audit entries as the API shows them, newest first, by cursor. */
@ApplicationScoped
public class AuditTrail {
    private final AuditRepository entries;
    private final AuditJson json;

    AuditTrail(AuditRepository entries, AuditJson json) {
        this.entries = entries;
        this.json = json;
    }

    /** Changes in an account. */
    @Transactional
    public Envelope<List<AuditEntryView>> ofAccount(String accountId, AuditQuery query) {
        return AuditEntryView.page(entries.listOfAccount(accountId, query), query, json);
    }

    /** Changes of what is the user's own. */
    @Transactional
    public Envelope<List<AuditEntryView>> ofUser(String userId, AuditQuery query) {
        return AuditEntryView.page(entries.listOfUser(userId, query), query, json);
    }
}
