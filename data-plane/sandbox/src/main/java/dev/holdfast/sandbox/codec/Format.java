package dev.holdfast.sandbox.codec;

import java.util.Arrays;
import java.util.Optional;

/** The formats of the Compression Streams standard: RFC 1952, RFC 1950 and RFC 1951. */
public enum Format {
    GZIP("gzip"),
    DEFLATE("deflate"),
    DEFLATE_RAW("deflate-raw");

    private final String label;

    Format(String label) {
        this.label = label;
    }

    /** The format that the standard calls so. */
    public static Optional<Format> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label.equals(label))
                .findFirst();
    }

    /** Whether the deflated data is without zlib's head and sum. */
    boolean isRaw() {
        return this != DEFLATE;
    }
}
