package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Failure;
import java.util.Optional;
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

    /**
     * The limit at which it ended by itself, as far as the system and its last words tell; asked when the link is gone.
     * May block for a moment.
     */
    Optional<Failure> exceededLimit();

    /** Before whom it gets the processor. */
    Precedence precedence();

    /** Ends it at once; may be called again. */
    void kill();
}
