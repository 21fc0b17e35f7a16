package dev.holdfast.pod.storage;

import dev.holdfast.link.message.StorageChange;
import java.util.List;
import java.util.Optional;

/**
 * Changes of one object that become durable as a whole.
 *
 * @param epoch under which the writer holds the shard
 * @param number one more than that of the object's last commit
 * @param token tells this commit from any other with the same number; the same when it is tried again
 * @param name that led to the object's id, kept with the object
 */
public record Commit(
        ObjectKey object, long epoch, long number, String token, Optional<String> name, List<StorageChange> changes) {
    public Commit {
        changes = List.copyOf(changes);
    }
}
