package dev.holdfast.pod.body;

import java.util.HashMap;
import java.util.Map;

/**
 * How much memory large bodies may take at a time, all accounts together and each alone. Whoever takes some gives the
 * same back. Safe for several threads.
 */
public final class ByteBudget {
    /** An account has at most this part of the whole. */
    private static final int SHARES = 4;

    private final long most;
    private final Map<String, Long> taken = new HashMap<>();
    private long sum;

    public ByteBudget(long most) {
        this.most = most;
    }

    /** Whether there was so much left for the account; if not, nothing is taken. */
    public synchronized boolean take(String account, long bytes) {
        long mine = taken.getOrDefault(account, 0L) + bytes;
        if (sum + bytes > most || mine > most / SHARES) {
            return false;
        }
        sum += bytes;
        taken.put(account, mine);
        return true;
    }

    public synchronized void give(String account, long bytes) {
        sum -= bytes;
        taken.computeIfPresent(account, (id, mine) -> mine == bytes ? null : mine - bytes);
    }
}
