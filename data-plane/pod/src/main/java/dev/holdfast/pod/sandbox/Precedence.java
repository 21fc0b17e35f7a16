package dev.holdfast.pod.sandbox;

import java.util.function.Consumer;

/**
 * Whether a sandbox's process yields the processor to the pod and to all other sandboxes: it does while no account has
 * it yet, and while script in it runs for long. May be told before there is a process.
 */
public final class Precedence {
    private Consumer<Boolean> process = yields -> {};
    private boolean isSpare;
    private boolean isStraining;
    private boolean yields;

    /** Of a process that somebody waits for. */
    static Precedence ofWanted() {
        return new Precedence();
    }

    /** Of a process that is started in advance. */
    static Precedence ofSpare() {
        Precedence precedence = new Precedence();
        precedence.isSpare = true;
        return precedence;
    }

    /** @param startedProcess is told whether to yield, whenever that changes; it does not yield as it starts */
    synchronized void govern(Consumer<Boolean> startedProcess) {
        process = startedProcess;
        yields = false;
        apply();
    }

    /** An account has it now, or waits for it. */
    synchronized void wanted() {
        isSpare = false;
        apply();
    }

    /** Script in it has been running for long, or does so no more. */
    synchronized void straining(boolean nowStraining) {
        isStraining = nowStraining;
        apply();
    }

    private void apply() {
        boolean now = isSpare || isStraining;
        if (now != yields) {
            yields = now;
            process.accept(now);
        }
    }
}
