package dev.holdfast.pod.trace;

/** Where traces go, in JSON. Methods never block; what cannot be taken is dropped. */
public interface TraceSink {
    /** Keeps a trace for the store of logs. */
    void store(byte[] trace);

    /** Shows a trace to those who tail the worker. */
    void show(String workerId, byte[] trace);
}
