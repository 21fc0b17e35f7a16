package dev.holdfast.kv;

/** How a read was answered. */
public sealed interface KvRead {
    /** The value. */
    record Whole(KvValue value) implements KvRead {}

    /**
     * There is a value, for which the caller has no room.
     *
     * @param length in bytes
     */
    record Larger(int length) implements KvRead {}
}
