package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.config.UsageConfig;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** What is done about usage now and then. Any number of control planes may do it at once. */
@ApplicationScoped
class Upkeep {
    private final StoredSamples samples;
    private final UsageRetention retention;
    private final UsageInvariants invariants;

    Upkeep(StoredSamples samples, UsageRetention retention, UsageInvariants invariants, UsageConfig config) {
        this.samples = samples;
        this.retention = retention;
        this.invariants = invariants;
        if (config.acceptedAge().compareTo(config.minutesKept()) >= 0) {
            throw new IllegalArgumentException(
                    "holdfast.usage.accepted-age must be less than holdfast.usage.minutes-kept");
        }
    }

    @Scheduled(
            every = "${holdfast.usage.upkeep-every:10m}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        samples.take();
        retention.apply();
    }

    @Scheduled(
            every = "${holdfast.usage.invariants-every:1h}",
            delayed = "2m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void check() {
        invariants.check();
    }
}
