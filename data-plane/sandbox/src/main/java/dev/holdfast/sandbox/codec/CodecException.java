package dev.holdfast.sandbox.codec;

import java.io.Serial;

/** The input is not what its format allows. The message is fixed text. */
public final class CodecException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private CodecException(String message) {
        super(message);
    }

    static CodecException malformed() {
        return new CodecException("malformed");
    }

    static CodecException trailing() {
        return new CodecException("trailing");
    }

    static CodecException incomplete() {
        return new CodecException("incomplete");
    }
}
