package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import java.util.Set;

/**
 * How a sandbox ended.
 *
 * @param failure of what was in progress
 * @param suspects ids of the workers that had requests in progress; empty when the end was planned
 */
public record SandboxEnd(Failure failure, Set<String> suspects) {
    public SandboxEnd {
        suspects = Set.copyOf(suspects);
    }
}
