package dev.holdfast.controlplane.stream;

import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A stream in Redis that all control planes read as one consumer group: each entry is taken by one of them, and by
 * another one when that does not say in time that it is done. The group is made when it is missing. Blocking; fails
 * when Redis cannot be reached.
 */
public final class GroupedStream {
    private static final String FROM_THE_BEGINNING = "0-0";

    private final RedisDataSource redis;
    private final StreamCommands<String, String, String> streams;
    private final String key;
    private final String group;
    private final String consumer;

    /** @param consumer may be shared: whose an entry is shows in how long ago it was taken */
    public GroupedStream(RedisDataSource redis, String key, String group, String consumer) {
        this.redis = redis;
        this.streams = redis.stream(String.class);
        this.key = key;
        this.group = group;
        this.consumer = consumer;
    }

    /** Entries that nobody took yet; empty when there are none. */
    public List<StreamEntry> takeNew(int most) {
        return inGroup(() -> streams.xreadgroup(group, consumer, key, ">", new XReadGroupArgs().count(most)));
    }

    /** Entries that were taken so long ago and are not done. */
    public List<StreamEntry> takeOver(Duration patience, int most) {
        return inGroup(() -> streams.xautoclaim(key, group, consumer, patience, FROM_THE_BEGINNING, most)
                .getMessages());
    }

    /** They need not be kept any longer. */
    public void done(List<StreamEntry> entries) {
        String[] ids = entries.stream().map(StreamEntry::id).toArray(String[]::new);
        if (ids.length > 0) {
            streams.xack(key, group, ids);
            streams.xdel(key, ids);
        }
    }

    /** Entries in the stream, also those that somebody has taken. */
    public long length() {
        return streams.xlen(key);
    }

    /** Forgets consumers that are gone and left nothing. */
    public void forgetConsumers(Duration idle) {
        var answer = redis.execute("XINFO", "CONSUMERS", key, group);
        for (int i = 0; answer != null && i < answer.size(); i++) {
            var each = answer.get(i);
            if (each.get("pending").toLong() == 0 && each.get("idle").toLong() > idle.toMillis()) {
                streams.xgroupDelConsumer(key, group, each.get("name").toString());
            }
        }
    }

    private List<StreamEntry> inGroup(Supplier<List<StreamMessage<String, String, String>>> reading) {
        try {
            return entries(reading.get());
        } catch (RuntimeException e) {
            if (!isCode(e, "NOGROUP")) {
                throw e;
            }
            createGroup();
            return entries(reading.get());
        }
    }

    /** Of entries that were deleted meanwhile there is nothing. */
    private static List<StreamEntry> entries(List<StreamMessage<String, String, String>> messages) {
        return messages.stream()
                .filter(Objects::nonNull)
                .map(each -> new StreamEntry(each.id(), each.payload()))
                .toList();
    }

    private void createGroup() {
        try {
            streams.xgroupCreate(key, group, FROM_THE_BEGINNING, new XGroupCreateArgs().mkstream());
        } catch (RuntimeException e) {
            if (!isCode(e, "BUSYGROUP")) {
                throw e;
            }
        }
    }

    private static boolean isCode(Throwable failure, String code) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each.getMessage() != null && each.getMessage().contains(code)) {
                return true;
            }
        }
        return false;
    }
}
