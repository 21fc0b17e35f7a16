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
 * @param listing what it means for the list of the namespace's objects
 */
public record Commit(
        ObjectKey object,
        long epoch,
        long number,
        String token,
        Optional<String> name,
        Listing listing,
        List<StorageChange> changes) {
    /** The list of a namespace's objects, under their ids and names. */
    public enum Listing {
        /** As it was. */
        UNCHANGED,
        /** The object is entered; that is refused once the namespace was deleted. */
        ENTER,
        /** The object is taken out, and its name forgotten. */
        LEAVE
    }

    public Commit {
        changes = List.copyOf(changes);
    }
}
