package dev.holdfast.pod.sandbox;

/** No sandbox can be had now. */
public final class NoSandboxException extends RuntimeException {
    public NoSandboxException(String message) {
        super(message);
    }

    public NoSandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
