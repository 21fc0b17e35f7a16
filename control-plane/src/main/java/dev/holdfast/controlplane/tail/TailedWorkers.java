package dev.holdfast.controlplane.tail;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.sortedset.ScoreRange;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells pods of which workers to publish traces, and until when. Blocking; fails when Redis cannot be reached. */
@ApplicationScoped
class TailedWorkers {
    /** Longer than the renewals are apart, so that one that is late does no harm. */
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final SortedSetCommands<String, String> sets;
    private final Clock clock;

    TailedWorkers(RedisDataSource redis, Clock clock) {
        this.sets = redis.sortedSet(String.class);
        this.clock = clock;
    }

    void renew(Collection<String> workerIds) {
        Instant now = clock.instant();
        double until = now.plus(AHEAD).toEpochMilli();
        Map<String, Double> all =
                workerIds.stream().distinct().collect(Collectors.toMap(Function.identity(), id -> until));
        if (!all.isEmpty()) {
            sets.zadd(RedisKeys.tailedWorkers(), all);
            sets.zremrangebyscore(RedisKeys.tailedWorkers(), ScoreRange.from(0, now.toEpochMilli()));
        }
    }
}
