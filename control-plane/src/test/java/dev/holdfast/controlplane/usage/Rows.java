package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Rows as pods write them. */
final class Rows {
    static final String VERSION = "11111111-2222-3333-4444-555555555555";

    private static final List<Counter> COUNTERS = List.of(Counter.values());

    private Rows() {}

    /** What rows may be about, and when. */
    record Subject(String account, String worker, String namespace, long firstMinute, int minutes) {
        static String object(int number) {
            return "%064x".formatted(number + 1);
        }
    }

    /** A row about the subject's worker, namespace or one of three objects. */
    static RollupRow random(Subject subject, Random random) {
        boolean ofWorker = random.nextInt(3) == 0;
        boolean ofObject = !ofWorker && random.nextInt(4) > 0;
        Histogram times = new Histogram();
        int invocations = random.nextInt(4);
        for (int i = 0; i < invocations; i++) {
            times.record(1 + random.nextInt(100_000));
        }
        Map<String, Long> counters = new HashMap<>();
        counters.put(Counter.REQUESTS.key(), (long) invocations);
        counters.put(COUNTERS.get(random.nextInt(COUNTERS.size())).key(), 1L + random.nextInt(50));
        return new RollupRow(
                subject.firstMinute() + random.nextInt(subject.minutes()),
                subject.account(),
                subject.worker(),
                VERSION,
                ofWorker ? null : subject.namespace(),
                ofObject ? Subject.object(random.nextInt(3)) : null,
                ofObject && random.nextBoolean() ? "named" : null,
                counters,
                Map.of(random.nextBoolean() ? Outcome.OK : Outcome.EXCEPTION, (long) invocations),
                times,
                times,
                ofObject && random.nextBoolean()
                        ? new RollupRow.Gauges((long) random.nextInt(5000), (long) random.nextInt(5))
                        : RollupRow.Gauges.UNKNOWN);
    }

    static RollupRow of(
            Subject subject,
            long minute,
            @Nullable String namespace,
            @Nullable String object,
            Map<Counter, Long> counts,
            Map<Outcome, Long> outcomes,
            Histogram times,
            RollupRow.Gauges gauges) {
        Map<String, Long> counters = new HashMap<>();
        counts.forEach((counter, count) -> counters.put(counter.key(), count));
        return new RollupRow(
                minute,
                subject.account(),
                subject.worker(),
                VERSION,
                namespace,
                object,
                object == null ? null : "lobby",
                counters,
                outcomes,
                times,
                times,
                gauges);
    }

    static Histogram times(long... micros) {
        Histogram times = new Histogram();
        for (long each : micros) {
            times.record(each);
        }
        return times;
    }
}
