package dev.holdfast.sandbox.object;

import java.util.Optional;
import java.util.function.Consumer;

/** What is known of a key: its value, or that it does not exist. */
record Stored(Optional<byte[]> value) {
    /** The key does not exist. */
    static final Stored ABSENT = new Stored(Optional.empty());

    static Stored of(byte[] value) {
        return new Stored(Optional.of(value));
    }

    boolean isAbsent() {
        return value.isEmpty();
    }

    int length() {
        return value.map(bytes -> bytes.length).orElse(0);
    }

    void ifPresent(Consumer<byte[]> consumer) {
        value.ifPresent(consumer);
    }
}
