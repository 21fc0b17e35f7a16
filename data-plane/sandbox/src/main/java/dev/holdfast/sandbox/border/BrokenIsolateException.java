package dev.holdfast.sandbox.border;

/** The engine or the runtime layer did what it never should; the isolate cannot be used any longer. */
public final class BrokenIsolateException extends RuntimeException {
    public BrokenIsolateException(String message, Throwable cause) {
        super(message, cause);
    }
}
