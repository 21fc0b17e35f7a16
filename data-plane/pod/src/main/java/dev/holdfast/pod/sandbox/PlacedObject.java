package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import java.util.List;
import java.util.Optional;

/** An object in a sandbox, as told of what the sandbox says about it; called by the link's reading thread. */
public interface PlacedObject {
    /** Reads storage. */
    void read(StorageQuery query, ReadReply reply);

    /** Makes changes durable. */
    void commit(List<StorageChange> changes, CommitReply reply);

    /** Who keeps the sockets that the object leaves with the pod. */
    SocketKeeper sockets();

    /** The instance is gone; the next event makes a new one. */
    void reset(Failure failure);

    /** Whether nothing is in progress and nothing pending. */
    void idle(boolean idle);

    /** The sandbox is gone. */
    void lost();

    /** What can go wrong with a storage operation. */
    interface Reply {
        /** It failed for good; the object must be reset. */
        void failed(Failure failure);
    }

    /** Answer to a read. */
    interface ReadReply extends Reply {
        /** The entries that were asked for, in ascending order of their keys' bytes. */
        void entries(List<StorageEntry> entries);

        /** When the alarm is due, for a query of that. */
        void alarm(Optional<Long> dueMillis);

        /** All entries that exist, when {@link StorageQuery.Ahead} allows that. */
        void everything(List<StorageEntry> entries);
    }

    /** Answer to a commit. */
    interface CommitReply extends Reply {
        /** It is durable. */
        void committed();
    }
}
