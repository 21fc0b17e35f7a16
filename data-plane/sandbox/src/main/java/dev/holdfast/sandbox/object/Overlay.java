package dev.holdfast.sandbox.object;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes that are not known to be durable: commits under way, oldest first, the buffer of the current turn, and on top
 * of it open transactions.
 */
final class Overlay {
    private final Deque<WriteBuffer> underWay = new ArrayDeque<>();
    private final Transactions transactions = new Transactions();
    private WriteBuffer turn = new WriteBuffer();

    /** Where writes go now. */
    WriteBuffer current() {
        return transactions.innermost(turn);
    }

    /** Writes of the current turn outside of open transactions. */
    WriteBuffer turn() {
        return turn;
    }

    Transactions transactions() {
        return transactions;
    }

    /** The buffer of the turn is on its way; a new one begins. */
    WriteBuffer commit() {
        WriteBuffer committed = turn;
        underWay.addLast(committed);
        turn = new WriteBuffer();
        return committed;
    }

    /** The oldest commit is durable. */
    WriteBuffer confirmed() {
        return underWay.removeFirst();
    }

    /** Whether everything written is durable. */
    boolean isQuiet() {
        return underWay.isEmpty() && turn.isEmpty() && transactions.isEmpty();
    }

    /** The value, nothing when removed, null when not written. */
    @Nullable
    Stored get(String key) {
        Stored value = null;
        List<WriteBuffer> open = transactions.writes();
        for (int i = open.size() - 1; value == null && i >= 0; i--) {
            value = in(open.get(i), key);
        }
        if (value == null) {
            value = in(turn, key);
        }
        for (Iterator<WriteBuffer> newest = underWay.descendingIterator(); value == null && newest.hasNext(); ) {
            value = in(newest.next(), key);
        }
        return value;
    }

    /** What the alarm was set to last; null when it was not. */
    @Nullable
    AlarmTime alarm() {
        AlarmTime alarm = null;
        List<WriteBuffer> open = transactions.writes();
        for (int i = open.size() - 1; alarm == null && i >= 0; i--) {
            alarm = open.get(i).alarm();
        }
        if (alarm == null) {
            alarm = turn.alarm();
        }
        for (Iterator<WriteBuffer> newest = underWay.descendingIterator(); alarm == null && newest.hasNext(); ) {
            alarm = newest.next().alarm();
        }
        return alarm;
    }

    /** What the alarm was set to in commits that are under way counts no longer. */
    void forgetAlarms() {
        underWay.forEach(buffer -> buffer.alarm(null));
    }

    /** A copy of all writes as one, in order of keys. */
    Snapshot snapshot() {
        NavigableMap<String, Stored> writes = new TreeMap<>(KeyOrder.COMPARATOR);
        boolean wiped = false;
        for (WriteBuffer buffer : underWay) {
            wiped |= apply(buffer, writes);
        }
        wiped |= apply(turn, writes);
        for (WriteBuffer buffer : transactions.writes()) {
            wiped |= apply(buffer, writes);
        }
        return new Snapshot(writes, wiped);
    }

    /** @param wiped nothing stored before these writes is left */
    record Snapshot(NavigableMap<String, Stored> writes, boolean wiped) {}

    private static boolean apply(WriteBuffer buffer, Map<String, Stored> target) {
        if (buffer.wipes()) {
            target.clear();
        }
        target.putAll(buffer.writes());
        return buffer.wipes();
    }

    private static @Nullable Stored in(WriteBuffer buffer, String key) {
        Stored value = buffer.writes().get(key);
        return value == null && buffer.wipes() ? Stored.ABSENT : value;
    }
}
