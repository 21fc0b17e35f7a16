package dev.holdfast.controlplane.audit;

import java.util.Optional;

/**
 * A change of something, as the audit log keeps it; or a look at it, which changes nothing.
 *
 * @param kind what it is, for instance {@code worker}
 * @param id by which the API finds it
 * @param before what it was, absent if it was created; written as the API would show it, without secrets
 * @param after what it has become, absent if it is gone
 */
public record AuditedChange(
        AuditAction action, String kind, String id, Optional<Object> before, Optional<Object> after) {
    public static AuditedChange created(String kind, String id, Object after) {
        return new AuditedChange(AuditAction.CREATE, kind, id, Optional.empty(), Optional.of(after));
    }

    /** @param what which part was looked at */
    public static AuditedChange read(String kind, String id, Object what) {
        return new AuditedChange(AuditAction.READ, kind, id, Optional.of(what), Optional.empty());
    }

    public static AuditedChange updated(String kind, String id, Object before, Object after) {
        return new AuditedChange(AuditAction.UPDATE, kind, id, Optional.of(before), Optional.of(after));
    }

    public static AuditedChange deleted(String kind, String id, Object before) {
        return new AuditedChange(AuditAction.DELETE, kind, id, Optional.of(before), Optional.empty());
    }
}
