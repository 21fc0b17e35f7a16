package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;

/**
 * Lets a sandbox stand last while script in it runs for long, so that the short turns of others do not wait for it. The
 * sandbox says so again and again as long as it is true; one that lies only keeps what every other has. One that gets
 * no processor at all says nothing, and so is never last for longer than the calm.
 */
final class LongTurns {
    private static final Duration CALM = Duration.ofMillis(150);

    private final Precedence precedence;
    private final Timers timers;
    private boolean yielding;
    private long noticedNanos;

    LongTurns(Precedence precedence, Timers timers) {
        this.precedence = precedence;
        this.timers = timers;
    }

    /** The sandbox says that a turn has used much CPU time and goes on. */
    synchronized void noticed() {
        noticedNanos = timers.nanos();
        if (!yielding) {
            yielding = true;
            precedence.straining(true);
            lookLater();
        }
    }

    private synchronized void look() {
        if (timers.nanos() - noticedNanos < CALM.toNanos()) {
            lookLater();
            return;
        }
        yielding = false;
        precedence.straining(false);
    }

    private void lookLater() {
        var _ = timers.after(CALM, this::look);
    }
}
