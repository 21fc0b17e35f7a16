package dev.holdfast.pod.rollup;

import org.jspecify.annotations.Nullable;

/**
 * Whose counts these are, as in {@link dev.holdfast.contract.rollup.RollupRow}.
 *
 * @param namespace null for a worker's own
 * @param object null likewise, and for objects that are not told apart
 */
public record RollupKey(
        String account,
        String worker,
        String version,
        @Nullable String namespace,
        @Nullable String object,
        @Nullable String objectName) {
    /** Of a worker's own invocations. */
    public static RollupKey ofWorker(String account, String worker, String version) {
        return new RollupKey(account, worker, version, null, null, null);
    }

    /** Of all objects of the namespace that are not told apart. */
    RollupKey ofNamespace() {
        return new RollupKey(account, worker, version, namespace, null, null);
    }
}
