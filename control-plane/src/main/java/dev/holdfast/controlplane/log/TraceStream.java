package dev.holdfast.controlplane.log;

import dev.holdfast.contract.RedisKeys;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.XGroupCreateArgs;
import io.quarkus.redis.datasource.stream.XReadGroupArgs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The stream that pods fill, read by all control planes together: each entry by one of them, and by another one when
 * that has not said in time that it is done. Blocking.
 */
@ApplicationScoped
class TraceStream {
    private static final String GROUP = "logs";
    /** All share one name: whose an entry is shows in how long ago it was taken. */
    private static final String CONSUMER = "control-plane";

    private static final String FIELD = "trace";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String FROM_THE_BEGINNING = "0";

    private final StreamCommands<String, String, String> streams;

    TraceStream(RedisDataSource redis) {
        this.streams = redis.stream(String.class);
    }

    /**
     * One entry.
     *
     * @param id Redis' own
     * @param json empty if there is none
     */
    record Entry(String id, String json) {}

    /** Entries that nobody took yet; empty when there are none. */
    List<Entry> take(int most) {
        return inGroup(() -> entries(
                streams.xreadgroup(GROUP, CONSUMER, RedisKeys.traces(), ">", new XReadGroupArgs().count(most))));
    }

    /** Entries that were taken long ago by somebody who did not finish them. */
    List<Entry> takeOver(int most) {
        return inGroup(() ->
                entries(streams.xautoclaim(RedisKeys.traces(), GROUP, CONSUMER, PATIENCE, FROM_THE_BEGINNING, most)
                        .getMessages()));
    }

    /** They need not be kept any longer. */
    void done(List<Entry> entries) {
        String[] ids = entries.stream().map(Entry::id).toArray(String[]::new);
        streams.xack(RedisKeys.traces(), GROUP, ids);
        streams.xdel(RedisKeys.traces(), ids);
    }

    private static List<Entry> entries(List<StreamMessage<String, String, String>> messages) {
        return messages.stream()
                .map(each -> new Entry(
                        each.id(), Objects.requireNonNullElse(each.payload().get(FIELD), "")))
                .toList();
    }

    private interface Reading {
        List<Entry> read();
    }

    private List<Entry> inGroup(Reading reading) {
        try {
            return reading.read();
        } catch (RuntimeException e) {
            if (!String.valueOf(e.getMessage()).contains("NOGROUP")) {
                throw e;
            }
            createGroup();
            return reading.read();
        }
    }

    private void createGroup() {
        try {
            streams.xgroupCreate(RedisKeys.traces(), GROUP, FROM_THE_BEGINNING, new XGroupCreateArgs().mkstream());
        } catch (RuntimeException e) {
            if (!String.valueOf(e.getMessage()).contains("BUSYGROUP")) {
                throw e;
            }
        }
    }
}
