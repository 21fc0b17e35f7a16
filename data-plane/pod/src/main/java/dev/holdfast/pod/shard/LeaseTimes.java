package dev.holdfast.pod.shard;

import java.time.Duration;

/**
 * How leases are timed.
 *
 * @param duration for which a lease holds without renewal
 * @param renewal pause between renewals
 * @param patience how long an acquisition is tried
 */
public record LeaseTimes(Duration duration, Duration renewal, Duration patience) {}
