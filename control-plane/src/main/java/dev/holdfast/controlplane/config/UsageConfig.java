package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is kept of what pods count. */
@ConfigMapping(prefix = "holdfast.usage")
public interface UsageConfig {
    /** How long sums of minutes are kept. */
    @WithDefault("3d")
    Duration minutesKept();

    /** How long sums of hours are kept, from which bills are made: two billing periods, and some days. */
    @WithDefault("70d")
    Duration hoursKept();

    /** How long sums of days are kept. */
    @WithDefault("400d")
    Duration daysKept();

    /**
     * Up to which age counts of pods are taken. Batches are remembered for a day longer, so that none is applied twice;
     * must be less than minutes are kept.
     */
    @WithDefault("2d")
    Duration acceptedAge();

    /**
     * How often what is too old is removed, and what was stored at full hours recorded; {@code off} on a control plane
     * that leaves that to others.
     */
    @WithDefault("10m")
    String upkeepEvery();

    /** How often invariants are checked, or {@code off}. */
    @WithDefault("1h")
    String invariantsEvery();
}
