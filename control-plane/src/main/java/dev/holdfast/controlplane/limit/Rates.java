package dev.holdfast.controlplane.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.holdfast.controlplane.api.RateLimitedException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;

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
        take(who, perMinute).ifPresent(wait -> {
            throw new RateLimitedException(wait);
        });
    }

    /** Counts a request; if there were too many, says after how many whole seconds there may be another. */
    Optional<Duration> take(String who, int perMinute) {
        ConsumptionProbe probe = bucketOf(who, perMinute).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(wholeSeconds(probe.getNanosToWaitForRefill()));
    }

    /** The same without counting anything. */
    Optional<Duration> look(String who, int perMinute) {
        EstimationProbe probe = bucketOf(who, perMinute).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Optional.empty() : Optional.of(wholeSeconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucketOf(String who, int perMinute) {
        return buckets.get(new Key(who, perMinute), Rates::bucket);
    }

    private static Duration wholeSeconds(long nanos) {
        return Duration.ofSeconds(Duration.ofNanos(nanos).toSeconds() + 1);
    }

    private static Bucket bucket(Key key) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(key.perMinute()).refillGreedy(key.perMinute(), PERIOD))
                .build();
    }
}
