package dev.holdfast.controlplane.object;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Cursors of lists: the last entry of the page before, so that it fits into an address. */
final class Cursors {
    private Cursors() {}

    static String write(String last) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(last.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for an empty text: the beginning. */
    static Optional<String> read(String cursor) {
        if (cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The cursor is not one that was given out");
        }
    }
}
