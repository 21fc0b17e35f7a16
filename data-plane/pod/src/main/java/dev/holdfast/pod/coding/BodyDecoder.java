package dev.holdfast.pod.coding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a body's content coding step by step: {@link #put} some, {@link #take} what came of it. What is held is
 * bounded, whatever the body says. For one thread at a time.
 */
public sealed interface BodyDecoder permits BrotliDecoder, GzipDecoder, PlainBody {
    /** What the header field asks for; bodies in codings that are not known pass unchanged. */
    static BodyDecoder of(@Nullable String contentEncoding) {
        return switch (coding(contentEncoding)) {
            case "gzip" -> new GzipDecoder();
            case "br" -> Brotli.isAvailable() ? BrotliDecoder.create() : new PlainBody();
            default -> new PlainBody();
        };
    }

    /** Whether bodies with this header field are changed. */
    static boolean decodes(@Nullable String contentEncoding) {
        return switch (coding(contentEncoding)) {
            case "gzip" -> true;
            case "br" -> Brotli.isAvailable();
            default -> false;
        };
    }

    /** Most bytes that may be put at once. */
    int mostAtOnce();

    /**
     * Takes encoded bytes in; all output has been taken before.
     *
     * @throws CorruptBodyException when the body is not what its header says
     */
    void put(byte[] bytes);

    /** Whether {@link #take} gives anything. */
    boolean hasOutput();

    /**
     * Up to so many decoded bytes.
     *
     * @throws CorruptBodyException when the body is not what its header says
     */
    byte[] take(int most);

    /** Gives memory back; nothing more is put or taken. */
    void close();

    private static String coding(@Nullable String contentEncoding) {
        return contentEncoding == null ? "" : contentEncoding.toLowerCase(Locale.ROOT);
    }

    /** The body is not what its header says. */
    final class CorruptBodyException extends RuntimeException {
        CorruptBodyException() {
            this(null);
        }

        CorruptBodyException(@Nullable Throwable cause) {
            super("the body cannot be decoded", cause);
        }
    }
}
