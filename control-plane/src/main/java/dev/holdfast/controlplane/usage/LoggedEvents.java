package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;

/** Counts log events among what workers use, in the transaction that stores the logs: each once, as the logs are. */
@ApplicationScoped
public class LoggedEvents {
    /** Batches have numbers for the order of what they observe; counts add up in any. */
    private static final int ANY = 1;

    private final Subjects subjects;
    private final UsageTables tables;

    LoggedEvents(Subjects subjects, UsageTables tables) {
        this.subjects = subjects;
        this.tables = tables;
    }

    /**
     * Of one version in one minute; its objects' too.
     *
     * @param minute since the epoch
     */
    public record Of(String account, String worker, String version, long minute) {}

    @Transactional(Transactional.TxType.MANDATORY)
    public void count(Map<Of, Long> events) {
        List<RollupRow> rows = events.entrySet().stream()
                .map(each -> row(each.getKey(), each.getValue()))
                .toList();
        var _ = subjects.of(rows);
        tables.add(Folded.of(List.of(new PodBatch("", ANY, rows))));
    }

    private static RollupRow row(Of of, long events) {
        return new RollupRow(
                of.minute(),
                of.account(),
                of.worker(),
                of.version(),
                null,
                null,
                null,
                Map.of(Counter.LOG_EVENTS.key(), events),
                Map.of(),
                new Histogram(),
                new Histogram(),
                RollupRow.Gauges.UNKNOWN);
    }
}
