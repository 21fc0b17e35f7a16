package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.StorageEntry;
import java.util.List;

/** Answers one storage operation over the link. */
record StorageReply(long operation, Link link) implements PlacedObject.ReadReply, PlacedObject.CommitReply {
    @Override
    public void entries(List<StorageEntry> entries) {
        link.send(new PodMessage.StorageEntries(operation, entries));
    }

    @Override
    public void committed() {
        link.send(new PodMessage.StorageCommitted(operation));
    }

    @Override
    public void failed(Failure failure) {
        link.send(new PodMessage.StorageFailed(operation, failure));
    }
}
