package dev.holdfast.pod.cron;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Claims as a cluster shares them. */
final class InMemoryScheduleClaims implements ScheduleClaims {
    private static final long NEVER = Long.MAX_VALUE;

    private final Map<DueRun, Long> expiries = new HashMap<>();
    private final Timers timers;

    InMemoryScheduleClaims(Timers timers) {
        this.timers = timers;
    }

    @Override
    public synchronized CompletionStage<Claim> claim(DueRun run) {
        Long expiry = expiries.get(run);
        if (expiry != null && expiry > timers.nanos()) {
            return CompletableFuture.completedFuture(expiry == NEVER ? Claim.DONE : Claim.TAKEN);
        }
        return renew(run).thenApply(renewed -> Claim.WON);
    }

    @Override
    public synchronized CompletionStage<Boolean> renew(DueRun run) {
        expiries.put(run, timers.nanos() + Duration.ofSeconds(EXPIRY_SECONDS).toNanos());
        return CompletableFuture.completedFuture(true);
    }

    @Override
    public synchronized CompletionStage<Boolean> done(DueRun run) {
        expiries.put(run, NEVER);
        return CompletableFuture.completedFuture(true);
    }
}
