package dev.holdfast.controlplane.oauth;

/** A request is refused as OAuth says (RFC 6749 5.2). */
final class OAuthException extends RuntimeException {
    private final String error;

    /** @param error such as {@code invalid_grant} */
    OAuthException(String error, String description) {
        super(description);
        this.error = error;
    }

    String error() {
        return error;
    }
}
