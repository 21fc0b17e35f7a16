package dev.holdfast.sandbox.border;

import dev.holdfast.sandbox.codec.Codec;
import dev.holdfast.sandbox.codec.CodecException;
import dev.holdfast.sandbox.codec.Codecs;
import dev.holdfast.sandbox.codec.Compressor;
import dev.holdfast.sandbox.codec.Decompressor;
import dev.holdfast.sandbox.codec.Format;

/** Host functions that compress and decompress, on the codecs of one isolate. */
final class CodecFunctions {
    private final Codecs codecs;

    CodecFunctions(Codecs codecs) {
        this.codecs = codecs;
    }

    int open(String label, boolean decompress) {
        Format format = Format.named(label).orElseThrow(() -> new BorderException("no such format"));
        Codec codec = decompress ? new Decompressor(format) : new Compressor(format);
        return codecs.add(codec).orElseThrow(() -> new BorderException("too many"));
    }

    void push(int number, byte[] input, boolean last) {
        if (input.length > Codec.PIECE) {
            throw new BorderException("argument 1 is too long");
        }
        try {
            find(number).push(input, last);
        } catch (CodecException e) {
            throw new BorderException(e.getMessage());
        }
    }

    byte[] pull(int number) {
        try {
            return find(number).pull();
        } catch (CodecException e) {
            throw new BorderException(e.getMessage());
        }
    }

    void close(int number) {
        codecs.close(number);
    }

    private Codec find(int number) {
        return codecs.find(number).orElseThrow(() -> new BorderException("no such codec"));
    }
}
