package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import java.util.OptionalLong;

/** A process with the link to it. */
public interface SandboxProcess {
    /** For logs. */
    String name();

    /** The link, not yet started. */
    Link link();

    /** Process id; 0 when there is no process. */
    long processId();

    /** Resident memory in bytes, where the system tells. */
    OptionalLong residentBytes();

    /** CPU time used so far in milliseconds, where the system tells. */
    OptionalLong cpuMillis();

    /** Ends it at once; may be called again. */
    void kill();
}
