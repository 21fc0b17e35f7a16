package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.controlplane.stream.GroupedStream;
import dev.holdfast.controlplane.stream.StreamEntry;
import io.quarkus.redis.datasource.RedisDataSource;
import java.time.Duration;
import java.util.List;

/** The stream of batches in Redis. What one control plane took and did not finish goes before what is new. */
final class RedisRollups implements RollupSource {
    static final String GROUP = "control-plane";

    private static final int MOST = 20;

    private final GroupedStream stream;
    private final Duration patience;

    /**
     * @param consumer differs between processes
     * @param patience how long others are left with what they took
     */
    RedisRollups(RedisDataSource redis, String consumer, Duration patience) {
        this.stream = new GroupedStream(redis, RedisKeys.rollups(), GROUP, consumer);
        this.patience = patience;
    }

    @Override
    public List<StreamEntry> take() {
        List<StreamEntry> left = stream.takeOver(patience, MOST);
        return left.isEmpty() ? stream.takeNew(MOST) : left;
    }

    @Override
    public void done(List<StreamEntry> entries) {
        stream.done(entries);
    }

    /** Batches in the stream, also those that somebody has taken. */
    long waiting() {
        return stream.length();
    }

    /** Forgets consumers that are gone and left nothing. */
    void forgetConsumers(Duration idle) {
        stream.forgetConsumers(idle);
    }
}
