package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Adds counts up. Not safe for several threads. */
public final class UsageSum {
    /** What is no error: what did as it should, what nobody waited for any more, and what never was an invocation. */
    private static final Set<Outcome> HARMLESS =
            EnumSet.of(Outcome.OK, Outcome.CANCELED, Outcome.RESPONSE_STREAM_DISCONNECTED, Outcome.REFUSED);

    private final EnumMap<Counter, Long> counters = new EnumMap<>(Counter.class);
    private final EnumMap<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private final Histogram cpu = new Histogram();
    private final Histogram wall = new Histogram();
    private Gauge stored = Gauge.UNKNOWN;
    private Gauge sockets = Gauge.UNKNOWN;

    public long count(Counter counter) {
        return counters.getOrDefault(counter, 0L);
    }

    /** Invocations that failed. */
    public long errors() {
        return outcomes.entrySet().stream()
                .filter(each -> !HARMLESS.contains(each.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    public Map<Outcome, Long> outcomes() {
        return Collections.unmodifiableMap(outcomes);
    }

    /** CPU time of invocations, in microseconds. */
    public Histogram cpu() {
        return cpu;
    }

    /** Time of invocations, in microseconds. */
    public Histogram wall() {
        return wall;
    }

    Gauge stored() {
        return stored;
    }

    Gauge sockets() {
        return sockets;
    }

    void add(RollupRow row) {
        for (Counter counter : Counter.values()) {
            add(counter, row.count(counter));
        }
        row.outcomes().forEach(this::add);
        cpu.merge(row.cpu());
        wall.merge(row.wall());
    }

    /** Takes what is observed of one object. */
    void observe(Gauge storedThen, Gauge socketsThen) {
        stored = stored.latest(storedThen);
        sockets = sockets.latest(socketsThen);
    }

    public void add(UsageSum other) {
        other.counters.forEach(this::add);
        other.outcomes.forEach(this::add);
        cpu.merge(other.cpu);
        wall.merge(other.wall);
        observe(other.stored, other.sockets);
    }

    public void add(Counter counter, long count) {
        if (count != 0) {
            counters.merge(counter, count, Math::addExact);
        }
    }

    public void add(Outcome outcome, long count) {
        if (count != 0) {
            outcomes.merge(outcome, count, Math::addExact);
        }
    }
}
