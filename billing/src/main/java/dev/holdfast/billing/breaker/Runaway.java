package dev.holdfast.billing.breaker;

import java.util.Locale;

/**
 * That something is far busier than ever.
 *
 * @param now per minute
 * @param busiest per minute, in the busiest hour of its history; 0 without history
 */
public record Runaway(Measure measure, double now, double busiest) {
    private static final double MILLIS_PER_SECOND = 1000;

    /** What is measured, per minute. */
    public enum Measure {
        REQUESTS,
        ACTIVE_TIME
    }

    /** Words for people. */
    public String explanation() {
        return switch (measure) {
            case REQUESTS ->
                String.format(Locale.ROOT, "%.0f requests a minute; the busiest hour before had %.0f", now, busiest);
            case ACTIVE_TIME ->
                String.format(
                        Locale.ROOT,
                        "Durable Objects active for %.0f s in a minute; in the busiest hour before it was %.0f s",
                        now / MILLIS_PER_SECOND,
                        busiest / MILLIS_PER_SECOND);
        };
    }
}
