package dev.holdfast.controlplane.object;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/** Keeps who looked into an object, before anything is shown. */
@ApplicationScoped
class ObjectReads {
    private final AuditLog audit;

    ObjectReads(AuditLog audit) {
        this.audit = audit;
    }

    /** @param what which part was asked for; never what was found */
    void record(ObjectPlace place, String kind, Map<String, String> what) {
        Map<String, Object> audited = new TreeMap<>(place.audited());
        audited.putAll(what);
        QuarkusTransaction.requiringNew()
                .run(() -> audit.record(place.accountId(), AuditedChange.read(kind, place.objectId(), audited)));
    }
}
