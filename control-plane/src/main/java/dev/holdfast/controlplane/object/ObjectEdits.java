package dev.holdfast.controlplane.object;

import dev.holdfast.contract.ObjectReply;
import dev.holdfast.contract.ObjectRequest;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Has pods change what objects store. The control plane never writes there itself: an object may be running. What was
 * done, or may have been, is in the audit log afterwards.
 */
@ApplicationScoped
class ObjectEdits {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ObjectOwner owner;
    private final AuditLog audit;

    ObjectEdits(ObjectOwner owner, AuditLog audit) {
        this.owner = owner;
        this.audit = audit;
    }

    /** @throws ApiException unless it is durable */
    void make(ObjectPlace place, ObjectRequest.Action change, AuditedChange audited) {
        ObjectReply reply = owner.ask(place, change, PATIENCE).orElseThrow(() -> {
            record(place, audited);
            return new ApiException(
                    ErrorCause.OBJECT_UNREACHABLE,
                    "No pod has answered in %d seconds; look whether it was done, and try again"
                            .formatted(PATIENCE.toSeconds()));
        });
        switch (reply) {
            case ObjectReply.Done() -> record(place, audited);
            case ObjectReply.Busy() ->
                throw new ApiException(
                        ErrorCause.OBJECT_BUSY,
                        "The Durable Object is running and busy. Ask again with force=true to have it reset");
            case ObjectReply.Failed(String message) -> throw new ApiException(ErrorCause.OBJECT_UNREACHABLE, message);
            case ObjectReply.Absent(), ObjectReply.Present _ ->
                throw new IllegalStateException("a pod answered a change with " + reply);
        }
    }

    private void record(ObjectPlace place, AuditedChange audited) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(place.accountId(), audited));
    }
}
