package dev.holdfast.controlplane.token;

import java.util.Locale;

/** Whether a token works. */
enum TokenState {
    ACTIVE,
    /** Switched off, or not yet valid. */
    DISABLED,
    EXPIRED;

    /** As the API calls it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
