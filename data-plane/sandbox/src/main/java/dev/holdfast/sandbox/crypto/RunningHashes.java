package dev.holdfast.sandbox.crypto;

import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Optional;
import javax.crypto.Mac;

/**
 * Hashes of one isolate that are fed piece by piece, by number.
 *
 * <p>Script may drop one without a word, and nothing tells us; so there is room for {@value #MOST}, and a new one
 * pushes out the one that was not used for the longest time. The runtime layer keeps short inputs to itself and opens
 * one here only from some tens of kilobytes on, so a program would have to feed thousands at once to notice.
 */
public final class RunningHashes {
    static final int MOST = 4096;

    private final LinkedHashMap<Long, Running> running = new LinkedHashMap<>(16, 0.75f, true);
    private long latest;

    public long begin(Hash hash) {
        return add(new Digesting(hash.start()));
    }

    public long begin(Hash hash, byte[] key) {
        return add(new Authenticating(hash.start(key)));
    }

    /** @return false when there is none with the number, because it has ended or was pushed out */
    public boolean update(long number, byte[] data) {
        Running found = running.get(number);
        if (found != null) {
            found.update(data);
        }
        return found != null;
    }

    /** Another one in the same state. */
    public Optional<Long> copy(long number) {
        return Optional.ofNullable(running.get(number)).map(found -> add(found.copy()));
    }

    /** The result; the number is free. */
    public Optional<byte[]> end(long number) {
        return Optional.ofNullable(running.remove(number)).map(Running::end);
    }

    private long add(Running added) {
        running.put(++latest, added);
        if (running.size() > MOST) {
            running.pollFirstEntry();
        }
        return latest;
    }

    private sealed interface Running {
        void update(byte[] data);

        Running copy();

        byte[] end();
    }

    private record Digesting(MessageDigest digest) implements Running {
        @Override
        public void update(byte[] data) {
            digest.update(data);
        }

        @Override
        public Running copy() {
            return new Digesting(cloned(digest));
        }

        @Override
        public byte[] end() {
            return digest.digest();
        }
    }

    private record Authenticating(Mac mac) implements Running {
        @Override
        public void update(byte[] data) {
            mac.update(data);
        }

        @Override
        public Running copy() {
            return new Authenticating(cloned(mac));
        }

        @Override
        public byte[] end() {
            return mac.doFinal();
        }
    }

    private static MessageDigest cloned(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Mac cloned(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
