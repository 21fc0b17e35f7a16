package dev.holdfast.sandbox.codec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The codecs that an isolate has open, by number: so few that their native memory stays small. */
public final class Codecs implements AutoCloseable {
    /** One takes up to 400 KiB of native memory. */
    public static final int MOST = 64;

    private final Map<Integer, Codec> open = new HashMap<>();
    private int lastNumber;

    /** Takes a codec in and gives its number; empty when there are too many, then it is closed. */
    public Optional<Integer> add(Codec codec) {
        if (open.size() >= MOST) {
            codec.close();
            return Optional.empty();
        }
        open.put(++lastNumber, codec);
        return Optional.of(lastNumber);
    }

    public Optional<Codec> find(int number) {
        return Optional.ofNullable(open.get(number));
    }

    /** Closes one; that there is none changes nothing. */
    public void close(int number) {
        find(number).ifPresent(Codec::close);
        open.remove(number);
    }

    /** Closes all. */
    @Override
    public void close() {
        open.values().forEach(Codec::close);
        open.clear();
    }
}
