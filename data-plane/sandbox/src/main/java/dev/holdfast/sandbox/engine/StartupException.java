package dev.holdfast.sandbox.engine;

import dev.holdfast.link.message.Failure;

/** A version's modules do not link, or throw while evaluated. */
public final class StartupException extends Exception {
    private final transient Failure failure;

    StartupException(String name, String message, String stack) {
        super(name + ": " + message);
        this.failure = new Failure(Failure.Cause.STARTUP_FAILED, name, message, stack);
    }

    /** The version asks for what does not exist here. It is not script that threw, so the failure names no class. */
    static StartupException refused(String message) {
        String error = "Error: ";
        return new StartupException("", message.startsWith(error) ? message.substring(error.length()) : message, "");
    }

    public Failure failure() {
        return failure;
    }
}
