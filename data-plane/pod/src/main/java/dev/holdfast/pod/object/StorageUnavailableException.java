package dev.holdfast.pod.object;

/** Storage did not answer for as long as is waited. */
final class StorageUnavailableException extends RuntimeException {
    StorageUnavailableException(Throwable cause) {
        super("storage does not answer: " + cause.getMessage(), cause);
    }
}
