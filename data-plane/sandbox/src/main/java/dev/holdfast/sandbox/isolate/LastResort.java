package dev.holdfast.sandbox.isolate;

/**
 * What is left when the sandbox cannot go on: code that no interrupt reaches, or a fault of our own outside script. The
 * process ends, the pod notices, fails what was under way and starts another.
 */
@FunctionalInterface
public interface LastResort {
    /**
     * Does not return in a real sandbox.
     *
     * @param reason one line for the log
     */
    void giveUp(String reason);
}
