package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;

/** An object cannot be served; carries what its callers are told. */
final class RefusedException extends RuntimeException {
    private final transient Failure failure;

    RefusedException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }
}
