package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.RollupRow;
import java.util.List;

/**
 * A batch of a pod.
 *
 * @param pod differs between starts
 * @param number from 1; with the pod it says which batch it is
 */
record PodBatch(String pod, long number, List<RollupRow> rows) {
    PodBatch {
        rows = List.copyOf(rows);
    }

    Id id() {
        return new Id(pod, number);
    }

    PodBatch with(List<RollupRow> others) {
        return new PodBatch(pod, number, others);
    }

    /** What tells batches apart. */
    record Id(String pod, long number) {}
}
