package dev.holdfast.pod.rollup;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What was counted in one minute and not sent yet. Guarded by its tally. */
final class Slice {
    private final long minute;
    private final Map<Counter, Count> counters = new EnumMap<>(Counter.class);
    private final Map<Outcome, Count> outcomes = new EnumMap<>(Outcome.class);
    private final Histogram cpu = new Histogram();
    private final Histogram wall = new Histogram();

    Slice(long minute) {
        this.minute = minute;
    }

    long minute() {
        return minute;
    }

    void add(Counter counter, long amount) {
        counters.computeIfAbsent(counter, absent -> new Count()).value += amount;
    }

    void ended(Outcome outcome, long cpuMicros, long wallMicros) {
        outcomes.computeIfAbsent(outcome, absent -> new Count()).value++;
        add(Counter.CPU_MICROS, cpuMicros);
        add(Counter.WALL_MICROS, wallMicros);
        cpu.record(cpuMicros);
        wall.record(wallMicros);
    }

    void refused() {
        outcomes.computeIfAbsent(Outcome.REFUSED, absent -> new Count()).value++;
    }

    RollupRow row(RollupKey key, RollupRow.Gauges gauges) {
        Map<String, Long> counted = new HashMap<>();
        counters.forEach((counter, count) -> {
            if (count.value != 0) {
                counted.put(counter.key(), count.value);
            }
        });
        Map<Outcome, Long> ended = new EnumMap<>(Outcome.class);
        outcomes.forEach((outcome, count) -> ended.put(outcome, count.value));
        return new RollupRow(
                minute,
                key.account(),
                key.worker(),
                key.version(),
                key.namespace(),
                key.object(),
                key.objectName(),
                counted,
                ended,
                cpu,
                wall,
                gauges);
    }

    private static final class Count {
        private long value;
    }
}
