package dev.holdfast.pod.object;

import dev.holdfast.pod.storage.CommitOutcome;

/** Storage does not take this pod for the object's owner. */
final class StorageRefusedException extends RuntimeException {
    StorageRefusedException(CommitOutcome outcome) {
        super("storage answered " + outcome);
    }
}
