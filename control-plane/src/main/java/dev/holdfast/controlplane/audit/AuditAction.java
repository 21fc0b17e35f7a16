package dev.holdfast.controlplane.audit;

import java.util.Locale;

/** What was done to something. */
public enum AuditAction {
    CREATE,
    /** Looked at; kept only of what objects store. */
    READ,
    UPDATE,
    DELETE;

    /** As the API and the database call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
