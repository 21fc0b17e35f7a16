package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A store whose answers come when the test says so. Reads see what was durable when they were made. */
final class FakeStore implements StorageChannel {
    final NavigableMap<String, byte[]> values = new TreeMap<>(KeyOrder.COMPARATOR);
    final Deque<Commit> commits = new ArrayDeque<>();
    private final Deque<Read> reads = new ArrayDeque<>();
    int readsMade;
    AlarmTime alarm = AlarmTime.NONE;
    private long last;

    private final Deque<AlarmRead> alarmReads = new ArrayDeque<>();

    record Commit(long operation, List<StorageChange> changes) {}

    /** How much is offered to those who would take everything. */
    int mostAhead = Integer.MAX_VALUE;

    private record Read(long operation, List<StorageEntry> entries, boolean everything) {}

    private record AlarmRead(long operation, AlarmTime found) {}

    @Override
    public long read(StorageQuery query) {
        readsMade++;
        last++;
        switch (query) {
            case StorageQuery.Part part -> reads.add(new Read(last, entries(part), false));
            case StorageQuery.Ahead(StorageQuery.Part part, int maxBytes) ->
                reads.add(
                        bytes() <= Math.min(maxBytes, mostAhead)
                                ? new Read(last, everything(), true)
                                : new Read(last, entries(part), false));
            case StorageQuery.Alarm() -> alarmReads.add(new AlarmRead(last, alarm));
        }
        return last;
    }

    @Override
    public long commit(List<StorageChange> changes) {
        commits.add(new Commit(++last, changes));
        return last;
    }

    void answerRead(ObjectStorage storage) {
        if (!reads.isEmpty()) {
            Read read = reads.remove();
            storage.answered(read.operation(), read.entries(), read.everything());
        }
    }

    void answerAlarmRead(ObjectStorage storage) {
        AlarmRead read = alarmReads.remove();
        storage.alarm().answered(read.operation(), read.found());
    }

    void answerReads(ObjectStorage storage) {
        while (!reads.isEmpty()) {
            answerRead(storage);
        }
    }

    void confirmCommit(ObjectStorage storage) {
        if (!commits.isEmpty()) {
            Commit commit = commits.remove();
            commit.changes().forEach(this::apply);
            storage.confirmed(commit.operation());
        }
    }

    void confirmCommits(ObjectStorage storage) {
        while (!commits.isEmpty()) {
            confirmCommit(storage);
        }
    }

    private void apply(StorageChange change) {
        switch (change) {
            case StorageChange.Put put -> values.put(put.key(), put.value());
            case StorageChange.Delete delete -> values.remove(delete.key());
            case StorageChange.DeleteAll all -> values.clear();
            case StorageChange.Alarm set -> alarm = new AlarmTime(set.dueMillis());
        }
    }

    private int bytes() {
        return values.entrySet().stream()
                .mapToInt(entry -> entry.getKey().length() + entry.getValue().length)
                .sum();
    }

    private List<StorageEntry> everything() {
        return entries(new StorageQuery.Range("", false, Optional.empty(), false, -1));
    }

    private List<StorageEntry> entries(StorageQuery.Part query) {
        List<StorageEntry> entries = new ArrayList<>();
        switch (query) {
            case StorageQuery.Keys keys ->
                values.forEach((key, value) -> {
                    if (keys.keys().contains(key)) {
                        entries.add(new StorageEntry(key, value));
                    }
                });
            case StorageQuery.Range range -> {
                NavigableMap<String, byte[]> tail = values.tailMap(range.start(), !range.startExclusive());
                NavigableMap<String, byte[]> inside =
                        range.end().map(end -> tail.headMap(end, false)).orElse(tail);
                inside.forEach((key, value) -> entries.add(new StorageEntry(key, value)));
                while (range.limit() >= 0 && entries.size() > range.limit()) {
                    entries.remove(range.reverse() ? 0 : entries.size() - 1);
                }
            }
        }
        return entries;
    }
}
