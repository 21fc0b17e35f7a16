package dev.holdfast.controlplane.usage.metrics;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stretches of time as callers write them: {@code 15m}, {@code 24h}, {@code 30d}. */
final class Durations {
    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,4})([mhd])");

    private Durations() {}

    static Optional<Duration> read(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "m" -> Duration.ofMinutes(amount);
                    case "h" -> Duration.ofHours(amount);
                    default -> Duration.ofDays(amount);
                });
    }

    static String text(Duration duration) {
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        return duration.equals(Duration.ofHours(duration.toHours()))
                ? duration.toHours() + "h"
                : duration.toMinutes() + "m";
    }
}
