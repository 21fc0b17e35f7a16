package dev.holdfast.controlplane.route;

import java.util.Locale;

/** What is known of whose a domain is. */
public enum ZoneStatus {
    /** The account has still to show that it is its own. */
    PENDING,
    /** Its routes are served. */
    ACTIVE,
    /** It was the account's, and is somebody else's now. */
    MOVED;

    /** As the API and the database call it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
