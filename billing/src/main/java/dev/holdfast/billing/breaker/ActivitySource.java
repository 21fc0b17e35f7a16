package dev.holdfast.billing.breaker;

import java.time.Duration;
import java.util.List;

/** Knows how busy accounts and Workers are. Thread-safe; may block. */
public interface ActivitySource {
    /**
     * All accounts and Workers with any activity within {@code recent} before now: each Worker, and each account as a
     * whole.
     *
     * @param recent over which time the present rates are means
     * @param history over which time before that rates by hours are given
     */
    List<Activity> activity(Duration recent, Duration history);
}
