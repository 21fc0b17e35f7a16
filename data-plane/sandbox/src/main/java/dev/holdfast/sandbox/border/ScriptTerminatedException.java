package dev.holdfast.sandbox.border;

/** Execution was terminated; whoever terminated knows why. */
public final class ScriptTerminatedException extends RuntimeException {
    public ScriptTerminatedException(Throwable cause) {
        super("execution was terminated", cause);
    }
}
