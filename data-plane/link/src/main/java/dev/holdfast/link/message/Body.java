package dev.holdfast.link.message;

/** A body, as far as it is known when the head is sent. */
public sealed interface Body {
    /** No body ({@code null} in script), which differs from an empty one. */
    record None() implements Body {}

    /** The whole body; at most {@link ExchangeMessage#MAX_CHUNK} bytes. */
    record Inline(byte[] bytes) implements Body {}

    /**
     * The body follows in chunks.
     *
     * @param length bytes in total, or -1 when unknown
     */
    record Streamed(long length) implements Body {}
}
