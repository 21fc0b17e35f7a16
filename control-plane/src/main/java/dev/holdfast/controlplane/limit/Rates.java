package dev.holdfast.controlplane.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.controlplane.api.RateLimitedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * One bucket of requests for each key and limit, refilled steadily over a minute. Those that rest are full again when
 * they are forgotten.
 */
@ApplicationScoped
class Rates {
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;

    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build();

    private record Key(String who, int perMinute) {}

    /** @throws RateLimitedException if there were too many requests */
    void count(String who, int perMinute) {
        Bucket bucket = buckets.get(new Key(who, perMinute), Rates::bucket);
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
            throw new RateLimitedException(Duration.ofSeconds(wait.toSeconds() + 1));
        }
    }

    private static Bucket bucket(Key key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(key.perMinute()).refillGreedy(key.perMinute(), PERIOD))
                .build();
    }
}
