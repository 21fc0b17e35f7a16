package dev.holdfast.sandbox.object;

/** Counts how often storage was read from memory, and how often the store had to be asked. For one strand. */
public final class CacheUse {
    private long hits;
    private long misses;

    /** What was counted. */
    public record Counts(long hits, long misses) {
        public boolean isNothing() {
            return hits == 0 && misses == 0;
        }
    }

    void hit() {
        hits++;
    }

    void miss() {
        misses++;
    }

    /** What was counted since this was asked last. */
    public Counts take() {
        Counts counts = new Counts(hits, misses);
        hits = 0;
        misses = 0;
        return counts;
    }
}
