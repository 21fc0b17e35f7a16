package dev.holdfast.pod.redis;

/** Redis cannot be asked now. */
public final class RedisUnavailableException extends RuntimeException {
    public RedisUnavailableException(String message) {
        super(message);
    }
}
