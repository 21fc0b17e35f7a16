package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.confinement.Standing;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a sandbox's process stands beside the pod and all other sandboxes: while no account has it yet it starts as the
 * last for a moment, then it is low; while script in it runs for long it is last. May be told before there is a
 * process.
 */
public final class Precedence {
    /** In which a process starts on a machine with processors to spare. */
    private static final Duration START = Duration.ofSeconds(1);

    private Consumer<Standing> process = standing -> {};
    private boolean isSpare;
    private boolean isStarting;
    private boolean isStraining;
    private Standing standing = Standing.ORDINARY;

    /** Of a process that somebody waits for. */
    static Precedence ofWanted() {
        return new Precedence();
    }

    /** Of a process that is started in advance, now. */
    static Precedence ofSpare(Timers timers) {
        Precedence precedence = new Precedence();
        precedence.isSpare = true;
        precedence.isStarting = true;
        var _ = timers.after(START, precedence::started);
        return precedence;
    }

    /** @param startedProcess is told how to stand, whenever that changes; it starts as an ordinary one */
    synchronized void govern(Consumer<Standing> startedProcess) {
        process = startedProcess;
        standing = Standing.ORDINARY;
        apply();
    }

    /** An account has it now, or waits for it. */
    synchronized void wanted() {
        isSpare = false;
        apply();
    }

    private synchronized void started() {
        isStarting = false;
        apply();
    }

    /** Script in it has been running for long, or does so no more. */
    synchronized void straining(boolean nowStraining) {
        isStraining = nowStraining;
        apply();
    }

    private void apply() {
        Standing now = due();
        if (now != standing) {
            standing = now;
            process.accept(now);
        }
    }

    private Standing due() {
        if (isStraining || (isSpare && isStarting)) {
            return Standing.LAST;
        }
        return isSpare ? Standing.LOW : Standing.ORDINARY;
    }
}
