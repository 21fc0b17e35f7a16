package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.StorageEntry;
import java.util.List;
import java.util.Optional;

/**
 * Answers one storage operation over the link, exactly once.
 *
 * @param ended told when it is answered
 */
record StorageReply(long operation, Link link, Runnable ended)
        implements PlacedObject.ReadReply, PlacedObject.CommitReply {
    @Override
    public void entries(List<StorageEntry> entries) {
        ended.run();
        link.send(new PodMessage.StorageEntries(operation, entries));
    }

    @Override
    public void alarm(Optional<Long> dueMillis) {
        ended.run();
        link.send(new PodMessage.StorageAlarm(operation, dueMillis));
    }

    @Override
    public void everything(List<StorageEntry> entries) {
        ended.run();
        link.send(new PodMessage.StorageEverything(operation, entries));
    }

    @Override
    public void committed() {
        ended.run();
        link.send(new PodMessage.StorageCommitted(operation));
    }

    @Override
    public void failed(Failure failure) {
        ended.run();
        link.send(new PodMessage.StorageFailed(operation, failure));
    }
}
