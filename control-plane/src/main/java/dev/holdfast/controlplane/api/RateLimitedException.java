package dev.holdfast.controlplane.api;

import java.time.Duration;

/** Too many requests; after some time there is room again. */
public final class RateLimitedException extends RuntimeException {
    private final Duration retryAfter;

    /** @param retryAfter whole seconds */
    public RateLimitedException(Duration retryAfter) {
        super("Please wait and consider throttling your request speed");
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
