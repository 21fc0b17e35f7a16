package dev.holdfast.pod.confinement;

/** What a process gets of a processor that others want too. */
public enum Standing {
    /** Its fair part. */
    ORDINARY,
    /** A small part, always. */
    LOW,
    /**
     * Next to nothing, and it gives way at once to whoever wakes up. For moments only: it may hold what others need.
     */
    LAST
}
