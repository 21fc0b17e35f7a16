package dev.holdfast.controlplane.usage;

import java.util.List;

/** Where usage is summed up. */
interface UsageLedger {
    /**
     * Adds those of the batches that were never added, all or none of them; whoever else adds the same ones meanwhile
     * adds them not.
     */
    Outcome apply(List<PodBatch> batches);

    /**
     * What was added.
     *
     * @param batches how many of the batches were new
     * @param strangers rows that were left out, because there is no such worker or namespace in the account
     */
    record Outcome(int batches, int strangers) {}
}
