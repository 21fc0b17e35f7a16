package dev.holdfast.billing.meter;

import dev.holdfast.billing.plan.Metric;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A ledger in memory. */
final class MemoryLedger implements MeterLedger {
    private final Map<List<Object>, Entry> entries = new HashMap<>();

    @Override
    public Entry find(MeteredPeriod period, Metric metric) {
        return entries.getOrDefault(key(period, metric), Entry.NOTHING);
    }

    @Override
    public boolean begin(MeteredPeriod period, Metric metric, long reported, Attempt attempt) {
        Entry entry = find(period, metric);
        if (entry.reported() != reported || entry.attempt().isPresent()) {
            return false;
        }
        entries.put(key(period, metric), new Entry(reported, Optional.of(attempt)));
        return true;
    }

    @Override
    public void finish(MeteredPeriod period, Metric metric, Attempt attempt, long reported) {
        if (find(period, metric).attempt().equals(Optional.of(attempt))) {
            entries.put(key(period, metric), new Entry(reported, Optional.empty()));
        }
    }

    private static List<Object> key(MeteredPeriod period, Metric metric) {
        return List.of(period, metric);
    }
}
