package dev.holdfast.contract;

/** How objects spread over shards; the same everywhere, for ever. */
public final class Shards {
    /** Number of shards of the cluster. */
    public static final int COUNT = 1024;

    private Shards() {}

    /** The shard of an object: its id begins with digits that are as good as random. */
    public static int of(String objectId) {
        return Integer.remainderUnsigned(Integer.parseUnsignedInt(objectId, 0, 8, 16), COUNT);
    }
}
