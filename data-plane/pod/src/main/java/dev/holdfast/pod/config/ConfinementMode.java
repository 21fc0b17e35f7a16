package dev.holdfast.pod.config;

/** How much confinement of sandbox processes an operator wants. */
public enum ConfinementMode {
    /** Confined where the system allows; elsewhere the log warns. */
    AUTO,

    /** Confined, or the pod does not start. */
    REQUIRED,

    /** Never confined. */
    OFF
}
