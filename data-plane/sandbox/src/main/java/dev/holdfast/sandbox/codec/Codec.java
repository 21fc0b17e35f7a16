package dev.holdfast.sandbox.codec;

/** Something that turns bytes into other bytes, in pieces. It holds native memory until it is closed. */
public sealed interface Codec extends AutoCloseable permits Compressor, Decompressor {
    /** The largest piece of output, in bytes. */
    int PIECE = 65536;

    /**
     * Hands over input. Everything given before must have been used up: {@link #pull} answered with nothing.
     *
     * @param last whether no more will come
     */
    void push(byte[] input, boolean last) throws CodecException;

    /** The next piece of output; empty when more input is needed, or, after the last input, when all is done. */
    byte[] pull() throws CodecException;

    /** Frees what it holds. */
    @Override
    void close();
}
