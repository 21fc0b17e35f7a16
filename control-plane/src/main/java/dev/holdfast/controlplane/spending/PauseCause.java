package dev.holdfast.controlplane.spending;

import java.util.Locale;

/** Why something was paused, or those who pay were told. */
enum PauseCause {
    SPENDING_CAP,
    RUNAWAY;

    /** The name in API and database. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
