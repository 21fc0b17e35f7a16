package dev.holdfast.sandbox.crypto;

import java.security.SecureRandom;

/**
 * Randomness for a search that may take long: after its time it throws instead, which ends the search. A generator of
 * RSA keys draws from it for every candidate and for every test of one.
 */
final class TimedRandom extends SecureRandom {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final transient long endNanos;

    TimedRandom(long nanos) {
        this.endNanos = System.nanoTime() + nanos;
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (System.nanoTime() - endNanos > 0) {
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
