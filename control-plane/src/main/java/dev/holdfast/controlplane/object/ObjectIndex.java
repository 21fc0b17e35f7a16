package dev.holdfast.controlplane.object;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.Shards;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.sortedset.SortedSetCommands;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The lists of a namespace's objects, one in each shard. By id they are read shard after shard; names are merged, since
 * they lie in shards as chance has it. Blocking; fails when Redis cannot be reached.
 */
@ApplicationScoped
class ObjectIndex {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Shards that are asked in one go. */
    private static final int BATCH = 128;

    private static final int ID_LENGTH = 64;

    private final Redis redis;
    private final SortedSetCommands<String, String> lists;

    ObjectIndex(Redis redis, RedisDataSource data) {
        this.redis = redis;
        this.lists = data.sortedSet(String.class);
    }

    /** An object in a list. */
    record Listed(String id, Optional<String> name, boolean hasStoredData, long storedBytes) {}

    /**
     * A part of a list.
     *
     * @param next where the rest begins; absent: there is none
     */
    record Part(List<Listed> objects, Optional<String> next) {}

    boolean has(ObjectPlace place) {
        return lists.zscore(RedisKeys.objectIds(place.shard(), place.namespaceId()), place.objectId())
                .isPresent();
    }

    /**
     * Objects in the order of their shards and ids.
     *
     * @param after the id of the object before the first one, or empty
     */
    Part byId(String namespaceId, String after, int most) {
        List<String> ids = new ArrayList<>();
        int shard = after.isEmpty() ? 0 : Shards.of(after);
        String begin = after.isEmpty() ? "-" : "(" + after;
        while (shard < Shards.COUNT && ids.size() <= most) {
            int first = shard;
            String lower = begin;
            List<Response> answers = ask(
                    Math.min(BATCH, Shards.COUNT - first),
                    offset -> range(
                            RedisKeys.objectIds(first + offset, namespaceId),
                            offset == 0 ? lower : "-",
                            "+",
                            most + 1));
            answers.forEach(answer -> answer.forEach(id -> ids.add(id.toString())));
            shard += BATCH;
            begin = "-";
        }
        boolean more = ids.size() > most;
        List<String> page = more ? ids.subList(0, most) : ids;
        return new Part(listed(namespaceId, page), more ? Optional.of(page.getLast()) : Optional.empty());
    }

    /**
     * Named objects in the order of their names' bytes.
     *
     * @param after the entry before the first one, or empty
     */
    Part byName(String namespaceId, String prefix, String after, int most) {
        String lower = after.isEmpty() ? "[" + prefix : "(" + after;
        Merge merge = new Merge(namespaceId, lower, prefix, Math.max(2, 2 * most / Shards.COUNT + 1));
        List<String> entries = merge.first(most + 1);
        boolean more = entries.size() > most;
        List<String> page = more ? entries.subList(0, most) : entries;
        return new Part(
                listed(namespaceId, page.stream().map(ObjectIndex::idOf).toList()),
                more ? Optional.of(page.getLast()) : Optional.empty());
    }

    private List<Listed> listed(String namespaceId, List<String> ids) {
        List<Response> metas = ask(
                ids.size(),
                number -> Request.cmd(Command.HMGET)
                        .arg(RedisKeys.objectMeta(Shards.of(ids.get(number)), namespaceId, ids.get(number)))
                        .arg("name")
                        .arg("bytes"));
        List<Response> alarms = ask(
                ids.size(),
                number -> Request.cmd(Command.ZSCORE)
                        .arg(RedisKeys.alarms(Shards.of(ids.get(number))))
                        .arg(RedisKeys.alarm(namespaceId, ids.get(number))));
        return IntStream.range(0, ids.size())
                .mapToObj(number -> {
                    Response name = metas.get(number).get(0);
                    Response stored = metas.get(number).get(1);
                    long bytes = stored == null ? 0 : stored.toLong();
                    return new Listed(
                            ids.get(number),
                            Optional.ofNullable(name).map(text -> text.toString(StandardCharsets.UTF_8)),
                            bytes > 0 || alarms.get(number) != null,
                            bytes);
                })
                .toList();
    }

    private List<Response> ask(int count, IntFunction<Request> request) {
        List<Response> answers = new ArrayList<>(count);
        for (int first = 0; first < count; first += BATCH) {
            List<Request> batch = IntStream.range(first, Math.min(first + BATCH, count))
                    .mapToObj(request)
                    .toList();
            answers.addAll(redis.batch(batch).await().atMost(PATIENCE));
        }
        return answers;
    }

    private static Request range(String key, String lower, String upper, int most) {
        return Request.cmd(Command.ZRANGE)
                .arg(key)
                .arg(lower)
                .arg(upper)
                .arg("BYLEX")
                .arg("LIMIT")
                .arg(0)
                .arg(most);
    }

    private static String idOf(String entry) {
        return entry.substring(entry.length() - ID_LENGTH);
    }

    /** Merges the lists of names of all shards; reads more of a shard only when what it has is used up. */
    private final class Merge {
        private static final Comparator<Head> ORDER = Comparator.comparing(
                head -> head.entries().get(head.at()).getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

        private final String namespaceId;
        private final String lower;
        private final String prefix;
        private final int step;
        private final PriorityQueue<Head> heads = new PriorityQueue<>(ORDER);

        private record Head(int shard, List<String> entries, int at) {}

        Merge(String namespaceId, String lower, String prefix, int step) {
            this.namespaceId = namespaceId;
            this.lower = lower;
            this.prefix = prefix;
            this.step = step;
        }

        List<String> first(int most) {
            List<Response> answers = ask(Shards.COUNT, shard -> names(shard, lower));
            for (int shard = 0; shard < Shards.COUNT; shard++) {
                add(shard, texts(answers.get(shard)), 0);
            }
            List<String> merged = new ArrayList<>();
            for (Head head = heads.poll(); head != null && merged.size() < most; head = heads.poll()) {
                merged.add(head.entries().get(head.at()));
                advance(head);
            }
            return merged;
        }

        private void advance(Head head) {
            int next = head.at() + 1;
            if (next < head.entries().size()) {
                add(head.shard(), head.entries(), next);
            } else if (head.entries().size() == step) {
                Response answer = ask(
                                1,
                                only -> names(head.shard(), "(" + head.entries().getLast()))
                        .getFirst();
                add(head.shard(), texts(answer), 0);
            }
        }

        private void add(int shard, List<String> entries, int at) {
            if (at < entries.size() && entries.get(at).startsWith(prefix)) {
                heads.add(new Head(shard, entries, at));
            }
        }

        private Request names(int shard, String from) {
            return range(RedisKeys.objectNames(shard, namespaceId), from, "+", step);
        }

        private static List<String> texts(Response answer) {
            List<String> texts = new ArrayList<>();
            answer.forEach(each -> texts.add(each.toString(StandardCharsets.UTF_8)));
            return texts;
        }
    }
}
