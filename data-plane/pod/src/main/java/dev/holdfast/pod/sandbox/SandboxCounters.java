package dev.holdfast.pod.sandbox;

/** What is counted about sandboxes. */
public interface SandboxCounters {
    /** CPU time that an event used. */
    void cpu(long micros);

    /** Storage was read from sandboxes' memory this often, and from the store that often. */
    void cacheUse(long hits, long misses);

    /** A process was started. */
    void started();

    /** A process ended without having been asked to. */
    void lost();
}
