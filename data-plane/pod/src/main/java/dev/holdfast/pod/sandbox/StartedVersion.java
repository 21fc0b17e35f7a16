package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.invocation.Subject;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A version in one sandbox, with a count of what uses it: requests in progress and placed objects. Once retired it
 * takes no more users.
 */
final class StartedVersion {
    private static final int RETIRED = Integer.MIN_VALUE;

    private final int number;
    private final RunningVersion version;
    private final Subject subject;
    private final int cpuMillis;
    private final AtomicInteger users = new AtomicInteger();
    private volatile long lastUsedNanos;

    StartedVersion(int number, Subject subject, int cpuMillis, long nowNanos) {
        this.number = number;
        this.version = subject.version();
        this.subject = subject;
        this.cpuMillis = cpuMillis;
        this.lastUsedNanos = nowNanos;
    }

    int number() {
        return number;
    }

    RunningVersion version() {
        return version;
    }

    /** The worker by itself. */
    Subject subject() {
        return subject;
    }

    int cpuMillis() {
        return cpuMillis;
    }

    /** Counts a user in; false when the version is retired. */
    boolean enter() {
        return users.incrementAndGet() > 0;
    }

    void leave(long nowNanos) {
        lastUsedNanos = nowNanos;
        users.decrementAndGet();
    }

    boolean isUsed() {
        return users.get() > 0;
    }

    /** Retires the version if nothing used it for this long; true when this call did it. */
    boolean retireIfUnused(long nowNanos, long nanos) {
        return users.get() == 0 && nowNanos - lastUsedNanos > nanos && users.compareAndSet(0, RETIRED);
    }
}
