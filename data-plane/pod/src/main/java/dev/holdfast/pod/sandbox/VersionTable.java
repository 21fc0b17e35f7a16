package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.PodMessage.RetireVersion;
import dev.holdfast.link.message.PodMessage.StartVersion;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Versions handed to one sandbox. */
final class VersionTable {
    /** How long the sandbox may speak of a version after its retirement: longer than code may run after a response. */
    private static final Duration AFTERLIFE = Duration.ofMinutes(2);

    private final ConcurrentHashMap<String, StartedVersion> byId = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, StartedVersion> byNumber = new ConcurrentHashMap<>();
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final Link link;
    private final Invocations invocations;
    private final Timers timers;

    VersionTable(Link link, Invocations invocations, Timers timers) {
        this.link = link;
        this.invocations = invocations;
        this.timers = timers;
    }

    /** The version's place in the sandbox, counted as used; hands the version over if it is not there. */
    StartedVersion enter(RunningVersion version, int cpuMillis) {
        while (true) {
            StartedVersion present = byId.get(version.versionId());
            StartedVersion started = fits(present, cpuMillis)
                    ? present
                    : byId.compute(version.versionId(), (id, again) -> startUnlessFits(version, cpuMillis, again));
            if (started.enter()) {
                return started;
            }
            forget(started);
        }
    }

    /** A version that the sandbox may speak of. */
    StartedVersion require(int number) {
        StartedVersion version = byNumber.get(number);
        if (version == null) {
            throw new SandboxViolationException("speaks of version " + number + ", which it does not have");
        }
        return version;
    }

    /** The next request for this version hands it over again. */
    void forget(StartedVersion version) {
        byId.remove(version.version().versionId(), version);
    }

    /** Lets versions go that nothing used for a while. */
    void retireUnused(Duration unusedFor) {
        for (StartedVersion version : byNumber.values()) {
            if (version.retireIfUnused(timers.nanos(), unusedFor.toNanos())) {
                forget(version);
                link.send(new RetireVersion(version.number()));
                var _ = timers.after(AFTERLIFE, () -> byNumber.remove(version.number()));
            }
        }
    }

    /** CPU time that all versions together may use without a word: one event each, up to its limit. */
    long cpuMillisInUse() {
        return byNumber.values().stream()
                .filter(StartedVersion::isUsed)
                .mapToLong(StartedVersion::cpuMillis)
                .sum();
    }

    private StartedVersion startUnlessFits(RunningVersion version, int cpuMillis, @Nullable StartedVersion present) {
        if (fits(present, cpuMillis)) {
            return present;
        }
        StartedVersion started = new StartedVersion(
                lastNumber.incrementAndGet(), invocations.worker(version), cpuMillis, timers.nanos());
        byNumber.put(started.number(), started);
        link.send(new StartVersion(started.number(), version.bundle().opened(), cpuMillis));
        return started;
    }

    private static boolean fits(@Nullable StartedVersion present, int cpuMillis) {
        return present != null && present.cpuMillis() == cpuMillis;
    }
}
