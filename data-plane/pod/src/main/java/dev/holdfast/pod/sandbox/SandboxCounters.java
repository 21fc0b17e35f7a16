package dev.holdfast.pod.sandbox;

/** What is counted about sandboxes. */
public interface SandboxCounters {
    /** CPU time that an event used. */
    void cpu(long micros);

    /** A process was started. */
    void started();

    /** A process ended without having been asked to. */
    void lost();
}
