package dev.holdfast.pod.object;

import java.util.concurrent.atomic.AtomicLong;

/** Tokens that no other commit has had, in this life of the pod or any other. */
public final class CommitTokens {
    private final String prefix;
    private final AtomicLong last = new AtomicLong();

    /** @param prefix unique to this life of the pod */
    public CommitTokens(String prefix) {
        this.prefix = prefix + ":";
    }

    String next() {
        return prefix + Long.toString(last.incrementAndGet(), Character.MAX_RADIX);
    }
}
