package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.Failures;
import java.util.Set;

/**
 * How a sandbox ended.
 *
 * @param failure of what the suspects had in progress; to others the connection broke
 * @param suspects ids of the workers whose doing it may be; empty when the end was planned
 */
public record SandboxEnd(Failure failure, Set<String> suspects) {
    public SandboxEnd {
        suspects = Set.copyOf(suspects);
    }

    /** What requests of a worker fail with. */
    public Failure failureOf(String workerId) {
        return suspects.contains(workerId) ? failure : Failures.SANDBOX_LOST;
    }
}
