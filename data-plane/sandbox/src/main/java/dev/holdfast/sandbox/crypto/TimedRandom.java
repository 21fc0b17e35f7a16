package dev.holdfast.sandbox.crypto;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.security.SecureRandom;

/**
 * Randomness for a search that may take long: once the thread that made it has used this much CPU time it throws
 * instead, which ends the search. A generator of RSA keys draws from it for every candidate and for every test of one.
 */
final class TimedRandom extends SecureRandom {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final transient long endNanos;

    TimedRandom(long cpuNanos) {
        this.endNanos = THREADS.getCurrentThreadCpuTime() + cpuNanos;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (THREADS.getCurrentThreadCpuTime() > endNanos) {
            throw new TimeIsUpException();
        }
        RANDOM.nextBytes(bytes);
    }

    /** The search took too long. */
    static final class TimeIsUpException extends RuntimeException {
        private TimeIsUpException() {
            super("no key was found in time");
        }
    }
}
