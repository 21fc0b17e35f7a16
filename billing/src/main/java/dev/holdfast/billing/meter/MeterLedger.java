package dev.holdfast.billing.meter;

import dev.holdfast.billing.plan.Metric;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers what was reported, per account, period and metric. Each method is one durable step; of concurrent ones that
 * exclude each other one succeeds. Thread-safe; may block.
 */
public interface MeterLedger {
    /** What is known; {@link Entry#NOTHING} before the first report. */
    Entry find(MeteredPeriod period, Metric metric);

    /**
     * Notes that a total is about to be reported.
     *
     * @param reported what has been reported so far
     * @return whether that is so and nothing else is about to be reported
     */
    boolean begin(MeteredPeriod period, Metric metric, long reported, Attempt attempt);

    /** Notes that what was begun is over, and what is reported now; does nothing if something else is begun by now. */
    void finish(MeteredPeriod period, Metric metric, Attempt attempt, long reported);

    /**
     * @param reported total that the provider has for sure
     * @param attempt a total of which it is not known whether the provider has it
     */
    record Entry(long reported, Optional<Attempt> attempt) {
        public static final Entry NOTHING = new Entry(0, Optional.empty());
    }

    /** A total that is reported. */
    record Attempt(long total, Instant begunAt) {}
}
