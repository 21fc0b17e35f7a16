package dev.holdfast.pod.rollup;

import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.pod.time.Timers;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** All that the pod counts and has not sent yet. Who counts nothing costs nothing here. Safe for several threads. */
public final class Rollups {
    /** Most objects that are told apart in a minute. */
    static final int MOST_OBJECTS = 2000;

    private static final long MINUTE_MILLIS = 60_000;

    private final Timers timers;
    private final Queue<Tally> counted = new ConcurrentLinkedQueue<>();
    private final Queue<RollupRow> finished = new ConcurrentLinkedQueue<>();
    private final ConcurrentHashMap<RollupKey, Tally> rests = new ConcurrentHashMap<>();
    private final Set<ActiveClock> running = ConcurrentHashMap.newKeySet();
    private long minute = -1;
    private int objects;

    public Rollups(Timers timers) {
        this.timers = timers;
    }

    /** Where the counts of a worker go. */
    public Tally tally(RollupKey key) {
        return tally(key, () -> RollupRow.Gauges.UNKNOWN);
    }

    /**
     * Where the counts of an object go.
     *
     * @param gauges asked by the thread that sends; must not block for long
     */
    public Tally tally(RollupKey key, Supplier<RollupRow.Gauges> gauges) {
        return new Tally(key, this, gauges);
    }

    /** Counts a request to a worker that was refused where it arrived. */
    public void refused(RollupKey worker) {
        rests.computeIfAbsent(worker, this::tally).refused();
    }

    /** Measures for how long an object is active. */
    public ActiveClock clock(Tally tally) {
        return new ActiveClock(tally, running, timers);
    }

    /** Takes all that was counted since this was called last. */
    List<RollupRow> take() {
        running.forEach(ActiveClock::settle);
        List<RollupRow> rows = new ArrayList<>();
        for (RollupRow row = finished.poll(); row != null; row = finished.poll()) {
            rows.add(row);
        }
        // Those that count again meanwhile come back to the end: they have their turn next time.
        int many = counted.size();
        for (int i = 0; i < many; i++) {
            Tally tally = counted.poll();
            if (tally != null) {
                tally.take().ifPresent(rows::add);
            }
        }
        rests.clear();
        return rows;
    }

    long minute() {
        return Math.floorDiv(timers.epochMillis(), MINUTE_MILLIS);
    }

    /** Whether one more object is told apart in a minute. */
    synchronized boolean admits(long now) {
        if (now != minute) {
            minute = now;
            objects = 0;
        }
        if (objects >= MOST_OBJECTS) {
            return false;
        }
        objects++;
        return true;
    }

    /** Where an object counts that is not told apart. One that is forgotten here meanwhile still counts. */
    Tally rest(RollupKey key) {
        return rests.computeIfAbsent(key.ofNamespace(), this::tally);
    }

    void counted(Tally tally) {
        counted.add(tally);
    }

    void finished(RollupRow row) {
        finished.add(row);
    }
}
