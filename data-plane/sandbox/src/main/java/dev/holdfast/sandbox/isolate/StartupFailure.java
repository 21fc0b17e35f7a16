package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Failure;

/** A version could not be started. */
final class StartupFailure extends Exception {
    private final transient Failure failure;

    StartupFailure(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
