package dev.holdfast.pod.rollup;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.RollupRow;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts what one worker or object does. Safe for several threads, and cheap: the hot path takes one lock that is
 * nearly always free and allocates nothing. An object that finds too many others counted in a minute counts for its
 * namespace.
 */
public final class Tally {
    private final RollupKey key;
    private final Rollups rollups;
    private final Supplier<RollupRow.Gauges> gauges;
    private @Nullable Slice slice;
    private long admittedMinute = -1;

    Tally(RollupKey key, Rollups rollups, Supplier<RollupRow.Gauges> gauges) {
        this.key = key;
        this.rollups = rollups;
        this.gauges = gauges;
    }

    /** Counts something. */
    public void add(Counter counter, long amount) {
        if (amount == 0) {
            return;
        }
        long minute = rollups.minute();
        synchronized (this) {
            if (isAdmitted(minute)) {
                sliceOf(minute).add(counter, amount);
                return;
            }
        }
        rollups.rest(key).add(counter, amount);
    }

    /**
     * Counts an invocation.
     *
     * @param as how it is counted besides its outcome
     */
    public void ended(Counter as, Outcome outcome, long cpuMicros, long wallMicros) {
        long minute = rollups.minute();
        synchronized (this) {
            if (isAdmitted(minute)) {
                Slice current = sliceOf(minute);
                current.add(as, 1);
                current.ended(outcome, cpuMicros, wallMicros);
                return;
            }
        }
        rollups.rest(key).ended(as, outcome, cpuMicros, wallMicros);
    }

    /** Counts an invocation by its outcome alone. */
    public void ended(Outcome outcome, long cpuMicros, long wallMicros) {
        long minute = rollups.minute();
        synchronized (this) {
            if (isAdmitted(minute)) {
                sliceOf(minute).ended(outcome, cpuMicros, wallMicros);
                return;
            }
        }
        rollups.rest(key).ended(outcome, cpuMicros, wallMicros);
    }

    /** Counts what was refused before it could begin: no time of it, and no request. */
    public void refused() {
        long minute = rollups.minute();
        synchronized (this) {
            if (isAdmitted(minute)) {
                sliceOf(minute).refused();
                return;
            }
        }
        rollups.rest(key).refused();
    }

    /** Has a row told though nothing was counted: its gauges are new. */
    public void touch() {
        long minute = rollups.minute();
        synchronized (this) {
            if (isAdmitted(minute)) {
                var _ = sliceOf(minute);
            }
        }
    }

    /** What was counted and not taken yet. */
    Optional<RollupRow> take() {
        Slice taken;
        synchronized (this) {
            taken = slice;
            slice = null;
        }
        return Optional.ofNullable(taken).map(each -> each.row(key, gauges.get()));
    }

    private boolean isAdmitted(long minute) {
        if (key.object() == null || admittedMinute == minute) {
            return true;
        }
        if (!rollups.admits(minute)) {
            return false;
        }
        admittedMinute = minute;
        return true;
    }

    private Slice sliceOf(long minute) {
        Slice current = slice;
        if (current != null && current.minute() == minute) {
            return current;
        }
        if (current == null) {
            rollups.counted(this);
        } else {
            rollups.finished(current.row(key, RollupRow.Gauges.UNKNOWN));
        }
        Slice next = new Slice(minute);
        slice = next;
        return next;
    }
}
