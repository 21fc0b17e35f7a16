package dev.holdfast.controlplane.upload;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;

/** Refusals of uploads, all of one kind: {@code 10021} with a message that names the thing. */
final class Invalid {
    private Invalid() {}

    static ApiException upload(String message) {
        return new ApiException(ErrorCause.UPLOAD_INVALID, message);
    }
}
