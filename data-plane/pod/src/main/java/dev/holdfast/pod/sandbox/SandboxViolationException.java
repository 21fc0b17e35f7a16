package dev.holdfast.pod.sandbox;

/** A sandbox said something that it cannot know or may not say; it is ended. */
public final class SandboxViolationException extends RuntimeException {
    public SandboxViolationException(String message) {
        super(message);
    }
}
