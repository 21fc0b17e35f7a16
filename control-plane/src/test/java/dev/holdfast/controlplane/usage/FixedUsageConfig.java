package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.UsageConfig;
import java.time.Duration;

/** The defaults. */
public record FixedUsageConfig() implements UsageConfig {
    @Override
    public Duration minutesKept() {
        return Duration.ofDays(3);
    }

    @Override
    public Duration hoursKept() {
        return Duration.ofDays(70);
    }

    @Override
    public Duration daysKept() {
        return Duration.ofDays(400);
    }

    @Override
    public Duration acceptedAge() {
        return Duration.ofDays(2);
    }

    @Override
    public String upkeepEvery() {
        return "10m";
    }

    @Override
    public String invariantsEvery() {
        return "1h";
    }
}
