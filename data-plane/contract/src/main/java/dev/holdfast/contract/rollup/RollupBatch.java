package dev.holdfast.contract.rollup;

import java.util.List;

/** What a pod has counted since its last batch. */
public record RollupBatch(List<RollupRow> rows) {
    public RollupBatch {
        rows = List.copyOf(rows);
    }
}
