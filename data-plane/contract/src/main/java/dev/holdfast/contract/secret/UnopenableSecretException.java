package dev.holdfast.contract.secret;

/** A sealed secret cannot be opened; the message says why, and nothing of the secret. */
public final class UnopenableSecretException extends RuntimeException {
    UnopenableSecretException(String reason) {
        super("a secret cannot be opened: " + reason);
    }
}
