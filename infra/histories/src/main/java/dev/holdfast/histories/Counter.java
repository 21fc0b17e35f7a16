package dev.holdfast.histories;

/** What one client alone would see of a counter. */
public final class Counter {
    private int count;

    public int increment() {
        return ++count;
    }

    public void incrementUnanswered() {
        count++;
    }

    public int count() {
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counter counter && counter.count == count;
    }

    @Override
    public int hashCode() {
        return count;
    }
}
