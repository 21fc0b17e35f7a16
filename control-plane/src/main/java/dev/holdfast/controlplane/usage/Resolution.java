package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.UsageConfig;
import java.time.Duration;

/** Over which stretches of time sums are kept. Days are those of UTC. */
public enum Resolution {
    MINUTE("usage_minute", Duration.ofMinutes(1)),
    HOUR("usage_hour", Duration.ofHours(1)),
    DAY("usage_day", Duration.ofDays(1));

    private final String table;
    private final Duration length;

    Resolution(String table, Duration length) {
        this.table = table;
        this.length = length;
    }

    /** Name of the table. */
    public String table() {
        return table;
    }

    public Duration length() {
        return length;
    }

    /** For how long its sums are kept. */
    public Duration kept(UsageConfig config) {
        return switch (this) {
            case MINUTE -> config.minutesKept();
            case HOUR -> config.hoursKept();
            case DAY -> config.daysKept();
        };
    }

    /** Where the stretch of a minute begins; both since the epoch. */
    long startOf(long minute) {
        return minute - Math.floorMod(minute, length.toMinutes());
    }
}
