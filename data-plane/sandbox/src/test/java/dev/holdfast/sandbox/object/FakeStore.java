package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
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

    private record Read(long operation, List<StorageEntry> entries) {}

    private record AlarmRead(long operation, AlarmTime found) {}

    @Override
    public long read(StorageQuery query) {
        readsMade++;
        last++;
        if (query instanceof StorageQuery.Alarm) {
            alarmReads.add(new AlarmRead(last, alarm));
        } else {
            reads.add(new Read(last, entries(query)));
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
            storage.answered(read.operation(), read.entries());
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

    private List<StorageEntry> entries(StorageQuery query) {
        List<StorageEntry> entries = new ArrayList<>();
        switch (query) {
            case StorageQuery.Alarm none -> throw new AssertionError("not an entry");
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
