package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.RollupRow;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Usage in PostgreSQL: batches, and the sums to which they were added, in one transaction. */
@ApplicationScoped
class StoredUsage implements UsageLedger {
    private final AppliedBatches applied;
    private final Subjects subjects;
    private final UsageTables tables;

    StoredUsage(AppliedBatches applied, Subjects subjects, UsageTables tables) {
        this.applied = applied;
        this.subjects = subjects;
        this.tables = tables;
    }

    @Override
    public Outcome apply(List<PodBatch> batches) {
        Map<PodBatch.Id, PodBatch> byId = new LinkedHashMap<>();
        batches.forEach(each -> byId.putIfAbsent(each.id(), each));
        return byId.isEmpty()
                ? new Outcome(0, 0)
                : QuarkusTransaction.requiringNew().call(() -> add(byId));
    }

    private Outcome add(Map<PodBatch.Id, PodBatch> byId) {
        Set<PodBatch.Id> fresh = applied.add(byId.keySet());
        List<PodBatch> batches = fresh.stream().map(byId::get).toList();
        List<RollupRow> rows =
                batches.stream().map(PodBatch::rows).flatMap(Collection::stream).toList();
        Subjects.Owners owners = subjects.of(rows);
        List<PodBatch> known = batches.stream()
                .map(each -> each.with(each.rows().stream().filter(owners::know).toList()))
                .toList();
        tables.add(Folded.of(known));
        int kept = known.stream().mapToInt(each -> each.rows().size()).sum();
        return new Outcome(batches.size(), rows.size() - kept);
    }
}
