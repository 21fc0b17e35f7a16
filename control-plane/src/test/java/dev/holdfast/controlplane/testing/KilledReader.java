package dev.holdfast.controlplane.testing;

import static dev.holdfast.controlplane.testing.Beans.bean;

import dev.holdfast.controlplane.stream.StreamEntry;
import io.quarkus.redis.datasource.RedisDataSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A control plane that took entries of a stream and was killed before it was done with them. */
public final class KilledReader {
    private static final String ADD_AND_TAKE = """
            local ids = {}
            for i = 3, #ARGV do ids[#ids + 1] = redis.call('XADD', KEYS[1], '*', ARGV[2], ARGV[i]) end
            redis.call('XREADGROUP', 'GROUP', ARGV[1], 'killed', 'STREAMS', KEYS[1], '>')
            return ids
            """;
    private static final String AN_HOUR_MILLIS = "3600000";

    private final RedisDataSource redis = bean(RedisDataSource.class);
    private final String stream;
    private final String group;

    /** @param group has read before */
    public KilledReader(String stream, String group) {
        this.stream = stream;
        this.group = group;
    }

    /** Adds entries that nobody else gets to see. */
    public List<StreamEntry> take(String field, List<String> values) {
        var ids = redis.execute(
                "EVAL",
                Stream.concat(Stream.of(ADD_AND_TAKE, "1", stream, group, field), values.stream())
                        .toArray(String[]::new));
        List<StreamEntry> taken = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            taken.add(new StreamEntry(ids.get(i).toString(), Map.of(field, values.get(i))));
        }
        return taken;
    }

    /** So much time goes by that others do not wait for it any longer. */
    public void isMissed(List<StreamEntry> taken) {
        var _ = redis.execute(
                "XCLAIM",
                Stream.of(
                                Stream.of(stream, group, "killed", "0"),
                                taken.stream().map(StreamEntry::id),
                                Stream.of("IDLE", AN_HOUR_MILLIS, "JUSTID"))
                        .flatMap(each -> each)
                        .toArray(String[]::new));
    }
}
