package dev.holdfast.pod.invocation;

import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.rollup.RollupKey;
import dev.holdfast.pod.rollup.Tally;

/**
 * Whose code runs: a version of a worker by itself, or as one of its objects.
 *
 * @param className of the object; empty for the worker itself
 * @param tally where it is counted what it does
 */
public record Subject(RunningVersion version, RollupKey key, String className, Tally tally) {
    /** Whether both run the same version of the same worker. */
    public boolean isOfVersion(Subject other) {
        return version.versionId().equals(other.version().versionId());
    }

    /** Whether it is an object. */
    public boolean isObject() {
        return !className.isEmpty();
    }
}
