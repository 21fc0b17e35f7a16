package dev.holdfast.pod.rollup;

import java.util.concurrent.CompletionStage;

/** Where batches go. */
@FunctionalInterface
public interface RollupStream {
    /**
     * Appends a batch. A stage that fails leaves open whether it was appended.
     *
     * @param number of the batch, from 1
     * @param rollup JSON of a {@link dev.holdfast.contract.rollup.RollupBatch}
     */
    CompletionStage<?> append(long number, byte[] rollup);
}
