package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A store in memory, that answers at once. Epochs of shards are set by the test. */
public final class InMemoryObjectStore implements ObjectStore, AlarmStore {
    private final Map<ObjectKey, Stored> objects = new HashMap<>();
    private final Map<Integer, Long> epochs = new HashMap<>();
    private final Map<ObjectKey, SetAlarm> alarms = new LinkedHashMap<>();

    private final Set<String> gone = new HashSet<>();

    private record SetAlarm(AlarmState state, long atMillis) {}

    private static final class Stored {
        private final NavigableMap<String, byte[]> values = new TreeMap<>(Utf8Order.KEYS);
        private long commit;
        private String token = "";
        private Optional<String> name = Optional.empty();
        private boolean listed;

        long bytes() {
            return values.entrySet().stream()
                    .mapToLong(
                            entry -> entry.getKey().getBytes(StandardCharsets.UTF_8).length + entry.getValue().length)
                    .sum();
        }
    }

    /** The shard belongs to whoever writes with this epoch. */
    public synchronized void own(int shard, long epoch) {
        epochs.put(shard, epoch);
    }

    /** The namespace was deleted. */
    public synchronized void lose(String namespaceId) {
        gone.add(namespaceId);
    }

    @Override
    public synchronized CompletionStage<CommitOutcome> commit(Commit commit) {
        return CompletableFuture.completedFuture(outcome(commit));
    }

    @Override
    public synchronized CompletionStage<StoredObject> open(ObjectKey object) {
        Stored stored = stored(object);
        return CompletableFuture.completedFuture(
                new StoredObject(stored.commit, stored.bytes(), stored.name, stored.listed));
    }

    @Override
    public synchronized CompletionStage<Found> read(ObjectKey object, StorageQuery.Entries query) {
        Stored stored = stored(object);
        return CompletableFuture.completedFuture(
                switch (query) {
                    case StorageQuery.Part part -> asked(stored, part);
                    case StorageQuery.Ahead(StorageQuery.Part part, int maxBytes) ->
                        stored.bytes() <= maxBytes
                                ? new Found(
                                        Found.Extent.EVERYTHING, entries(stored, List.copyOf(stored.values.keySet())))
                                : asked(stored, part);
                });
    }

    private static Found asked(Stored stored, StorageQuery.Part query) {
        List<StorageEntry> entries = switch (query) {
            case StorageQuery.Keys(List<String> keys) ->
                entries(stored, keys.stream().sorted(Utf8Order.KEYS).toList());
            case StorageQuery.Range range -> entries(stored, selected(stored, range));
        };
        long bytes = entries.stream()
                .mapToLong(entry -> entry.key().length() + entry.value().length)
                .sum();
        return bytes <= MOST_ANSWER_BYTES ? Found.asked(entries) : new Found(Found.Extent.TOO_LARGE, List.of());
    }

    @Override
    public synchronized CompletionStage<Due> due(int shard, long nowMillis, int most) {
        List<Map.Entry<ObjectKey, SetAlarm>> all = inOrder(shard);
        List<Alarm> due = all.stream()
                .filter(entry -> entry.getValue().atMillis() <= nowMillis)
                .limit(most)
                .map(entry -> new Alarm(entry.getKey(), entry.getValue().state()))
                .toList();
        OptionalLong next = all.size() > due.size()
                ? OptionalLong.of(all.get(due.size()).getValue().atMillis())
                : OptionalLong.empty();
        return CompletableFuture.completedFuture(new Due(due, next));
    }

    @Override
    public synchronized CompletionStage<OptionalLong> next(int shard) {
        return CompletableFuture.completedFuture(inOrder(shard).stream()
                .mapToLong(entry -> entry.getValue().atMillis())
                .findFirst());
    }

    @Override
    public synchronized CompletionStage<Optional<AlarmState>> of(ObjectKey object) {
        return CompletableFuture.completedFuture(
                Optional.ofNullable(alarms.get(object)).map(SetAlarm::state));
    }

    @Override
    public synchronized CompletionStage<Settlement> done(ObjectKey object, long epoch, long setBy) {
        Settlement settlement = settlement(object, epoch, setBy);
        if (settlement == Settlement.APPLIED) {
            alarms.remove(object);
        }
        return CompletableFuture.completedFuture(settlement);
    }

    @Override
    public synchronized CompletionStage<Settlement> again(
            ObjectKey object, long epoch, AlarmState state, long atMillis) {
        Settlement settlement = settlement(object, epoch, state.setBy());
        if (settlement == Settlement.APPLIED) {
            alarms.put(object, new SetAlarm(state, atMillis));
        }
        return CompletableFuture.completedFuture(settlement);
    }

    private Settlement settlement(ObjectKey object, long epoch, long setBy) {
        SetAlarm alarm = alarms.get(object);
        if (epochs.getOrDefault(object.shard(), 0L) != epoch) {
            return Settlement.FENCED;
        }
        return alarm != null && alarm.state().setBy() == setBy ? Settlement.APPLIED : Settlement.REPLACED;
    }

    private List<Map.Entry<ObjectKey, SetAlarm>> inOrder(int shard) {
        return alarms.entrySet().stream()
                .filter(entry -> entry.getKey().shard() == shard)
                .sorted(Comparator.comparingLong(entry -> entry.getValue().atMillis()))
                .toList();
    }

    private CommitOutcome outcome(Commit commit) {
        if (epochs.getOrDefault(commit.object().shard(), 0L) != commit.epoch()) {
            return CommitOutcome.FENCED;
        }
        Stored stored = stored(commit.object());
        if (commit.number() == stored.commit && commit.token().equals(stored.token)) {
            return CommitOutcome.DUPLICATE;
        }
        if (commit.number() != stored.commit + 1) {
            return CommitOutcome.CONFLICT;
        }
        if (commit.listing() == Commit.Listing.ENTER
                && gone.contains(commit.object().namespaceId())) {
            return CommitOutcome.FENCED;
        }
        commit.changes().forEach(change -> apply(commit, stored, change));
        stored.commit = commit.number();
        stored.token = commit.token();
        stored.name = commit.listing() == Commit.Listing.LEAVE
                ? Optional.empty()
                : commit.name().or(() -> stored.name);
        stored.listed = switch (commit.listing()) {
            case UNCHANGED -> stored.listed;
            case ENTER -> true;
            case LEAVE -> false;
        };
        return CommitOutcome.APPLIED;
    }

    private void apply(Commit commit, Stored stored, StorageChange change) {
        switch (change) {
            case StorageChange.Put(String key, byte[] value) -> stored.values.put(key, value);
            case StorageChange.Delete(String key) -> stored.values.remove(key);
            case StorageChange.DeleteAll() -> stored.values.clear();
            case StorageChange.Alarm(Optional<Long> due) -> {
                alarms.remove(commit.object());
                due.ifPresent(millis ->
                        alarms.put(commit.object(), new SetAlarm(AlarmState.fresh(millis, commit.number()), millis)));
            }
        }
    }

    private static List<String> selected(Stored stored, StorageQuery.Range range) {
        NavigableMap<String, byte[]> tail = stored.values.tailMap(range.start(), !range.startExclusive());
        List<String> keys = tail.keySet().stream()
                .filter(key -> range.end().isEmpty()
                        || Utf8Order.KEYS.compare(key, range.end().get()) < 0)
                .toList();
        if (range.limit() < 0 || range.limit() >= keys.size()) {
            return keys;
        }
        return range.reverse()
                ? keys.subList(keys.size() - range.limit(), keys.size())
                : keys.subList(0, range.limit());
    }

    private static List<StorageEntry> entries(Stored stored, List<String> keys) {
        return keys.stream()
                .filter(stored.values::containsKey)
                .map(key -> new StorageEntry(key, stored.values.get(key)))
                .toList();
    }

    private Stored stored(ObjectKey object) {
        return objects.computeIfAbsent(object, absent -> new Stored());
    }
}
