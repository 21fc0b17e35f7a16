package dev.holdfast.pod.storage;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.redis.RedisLines;
import dev.holdfast.pod.redis.RedisScript;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Storage in Redis. All keys of an object carry its shard's hash tag; commits and ranges are one script call each. */
public final class RedisObjectStore implements ObjectStore {
    private static final RedisScript COMMIT = RedisScript.of(RedisObjectStore.class, "commit.lua");
    private static final RedisScript READ = RedisScript.of(RedisObjectStore.class, "read.lua");

    /** Keys whose values together are no more than an answer holds, however large each is. */
    private static final int FEW_KEYS = 15;

    private final RedisLines lines;

    public RedisObjectStore(RedisLines lines) {
        this.lines = lines;
    }

    @Override
    public CompletionStage<CommitOutcome> commit(Commit commit) {
        ObjectKey object = commit.object();
        int shard = object.shard();
        List<String> keys = new ArrayList<>(List.of(
                RedisKeys.shardLease(shard),
                values(object),
                index(object),
                meta(object),
                RedisKeys.alarms(shard),
                RedisKeys.alarmStates(shard)));
        if (commit.listing() != Commit.Listing.UNCHANGED) {
            keys.add(RedisKeys.objectIds(shard, object.namespaceId()));
            keys.add(RedisKeys.objectNames(shard, object.namespaceId()));
            keys.add(RedisKeys.namespaceGone(shard, object.namespaceId()));
        }
        return COMMIT.run(lines, shard, keys, request -> arguments(request, commit))
                .thenApply(answer -> outcome(answer.toInteger()));
    }

    @Override
    public CompletionStage<StoredObject> open(ObjectKey object) {
        Request request = Request.cmd(Command.HMGET)
                .arg(meta(object))
                .arg("commit")
                .arg("bytes")
                .arg("name")
                .arg("listed");
        return lines.send(object.shard(), request).thenApply(answer -> stored(Objects.requireNonNull(answer)));
    }

    @Override
    public CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query) {
        return switch (query) {
            case StorageQuery.Keys(List<String> keys) when keys.size() <= FEW_KEYS -> readFew(object, keys);
            case StorageQuery.Part part -> read(object, part, -1);
            case StorageQuery.Ahead(StorageQuery.Part part, int maxBytes) -> read(object, part, maxBytes);
        };
    }

    private CompletionStage<Found> readFew(ObjectKey object, List<String> keys) {
        if (keys.isEmpty()) {
            return CompletableFuture.completedFuture(Found.asked(List.of()));
        }
        Request request = Request.cmd(Command.HMGET).arg(values(object));
        keys.forEach(key -> request.arg(bytes(key)));
        return lines.send(object.shard(), request)
                .thenApply(answer -> Found.asked(found(keys, Objects.requireNonNull(answer))));
    }

    private CompletionStage<Found> read(ObjectKey object, StorageQuery.Part query, int maxAhead) {
        List<String> keys = List.of(values(object), index(object), meta(object));
        boolean reversed = query instanceof StorageQuery.Range range && range.reverse();
        return READ.run(lines, object.shard(), keys, request -> {
                    Request head = request.arg(MOST_ANSWER_BYTES).arg(maxAhead);
                    switch (query) {
                        case StorageQuery.Keys(List<String> asked) -> {
                            head.arg("k");
                            asked.forEach(key -> head.arg(bytes(key)));
                        }
                        case StorageQuery.Range range ->
                            head.arg("r")
                                    .arg(bytes(lower(range)))
                                    .arg(bytes(range.end().map(end -> "(" + end).orElse("+")))
                                    .arg(range.reverse() ? "1" : "0")
                                    .arg(range.limit());
                    }
                    return head;
                })
                .thenApply(answer -> found(answer, reversed));
    }

    private static String lower(StorageQuery.Range range) {
        if (range.startExclusive()) {
            return "(" + range.start();
        }
        return range.start().isEmpty() ? "-" : "[" + range.start();
    }

    private static Request arguments(Request request, Commit commit) {
        Request head = request.arg(commit.epoch())
                .arg(commit.number())
                .arg(commit.token())
                .arg(commit.name().isPresent() ? "1" : "0")
                .arg(bytes(commit.name().orElse("")));
        switch (commit.listing()) {
            case UNCHANGED -> {}
            case ENTER -> head.arg("e").arg(commit.object().objectId());
            case LEAVE -> head.arg("l").arg(commit.object().objectId());
        }
        for (StorageChange change : commit.changes()) {
            switch (change) {
                case StorageChange.Put(String key, byte[] value) ->
                    head.arg("p").arg(bytes(key)).arg(value);
                case StorageChange.Delete(String key) -> head.arg("d").arg(bytes(key));
                case StorageChange.DeleteAll() -> head.arg("a");
                case StorageChange.Alarm(Optional<Long> due) ->
                    due.ifPresentOrElse(
                            millis -> head.arg("s").arg(alarm(commit.object())).arg(millis),
                            () -> head.arg("c").arg(alarm(commit.object())));
            }
        }
        return head;
    }

    private static CommitOutcome outcome(int answer) {
        return switch (answer) {
            case 1 -> CommitOutcome.APPLIED;
            case 2 -> CommitOutcome.DUPLICATE;
            case -1 -> CommitOutcome.FENCED;
            case -2 -> CommitOutcome.CONFLICT;
            default -> throw new IllegalStateException("the commit script answered " + answer);
        };
    }

    private static StoredObject stored(Response answer) {
        return new StoredObject(
                number(answer.get(0)), number(answer.get(1)), text(answer.get(2)), answer.get(3) != null);
    }

    private static long number(@Nullable Response field) {
        return field == null ? 0 : field.toLong();
    }

    private static Optional<String> text(@Nullable Response field) {
        return field == null ? Optional.empty() : Optional.of(field.toString(StandardCharsets.UTF_8));
    }

    private static List<StorageEntry> found(List<String> keys, Response values) {
        List<StorageEntry> entries = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            Response value = values.get(i);
            if (value != null) {
                entries.add(new StorageEntry(keys.get(i), value.toBytes()));
            }
        }
        return sorted(entries);
    }

    /** The script's answer: what it is, then keys and values. */
    private static Found found(Response answer, boolean reversed) {
        List<StorageEntry> entries = new ArrayList<>(answer.size() / 2);
        for (int i = 1; i + 1 < answer.size(); i += 2) {
            entries.add(new StorageEntry(
                    answer.get(i).toString(StandardCharsets.UTF_8),
                    answer.get(i + 1).toBytes()));
        }
        return switch (answer.get(0).toString()) {
            case "asked" -> Found.asked(reversed ? entries.reversed() : sorted(entries));
            case "everything" -> new Found(Found.Extent.EVERYTHING, sorted(entries));
            case "too large" -> new Found(Found.Extent.TOO_LARGE, List.of());
            default -> throw new IllegalStateException("the read script answered " + answer.get(0));
        };
    }

    private static List<StorageEntry> sorted(List<StorageEntry> entries) {
        if (entries.size() > 1) {
            entries.sort(Utf8Order.ENTRIES);
        }
        return entries;
    }

    private static String values(ObjectKey object) {
        return RedisKeys.objectValues(object.shard(), object.namespaceId(), object.objectId());
    }

    private static String index(ObjectKey object) {
        return RedisKeys.objectIndex(object.shard(), object.namespaceId(), object.objectId());
    }

    private static String meta(ObjectKey object) {
        return RedisKeys.objectMeta(object.shard(), object.namespaceId(), object.objectId());
    }

    private static String alarm(ObjectKey object) {
        return RedisKeys.alarm(object.namespaceId(), object.objectId());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
