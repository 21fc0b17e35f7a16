package dev.holdfast.controlplane.object.value;

import java.util.Map;

/** V8's serialization format, version 15: one byte per tag, base-128 lengths, numbers in little-endian order. */
final class Format {
    static final int VERSION_TAG = 0xff;
    static final int VERSION = 15;
    static final int OLDEST_VERSION = 13;

    /** Values within values; what is deeper is not taken apart. */
    static final int DEEPEST = 100;

    /** Flags of regular expressions, by bit. */
    static final String REGEXP_FLAGS = "gimyusldv";

    /** Kinds of views by their tags. */
    static final Map<Integer, String> VIEWS = Map.ofEntries(
            Map.entry(0x62, "Int8Array"),
            Map.entry(0x42, "Uint8Array"),
            Map.entry(0x43, "Uint8ClampedArray"),
            Map.entry(0x77, "Int16Array"),
            Map.entry(0x57, "Uint16Array"),
            Map.entry(0x64, "Int32Array"),
            Map.entry(0x44, "Uint32Array"),
            Map.entry(0x68, "Float16Array"),
            Map.entry(0x66, "Float32Array"),
            Map.entry(0x46, "Float64Array"),
            Map.entry(0x71, "BigInt64Array"),
            Map.entry(0x51, "BigUint64Array"),
            Map.entry(0x3f, "DataView"));

    private Format() {}
}
