package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.rollup.Tally;
import dev.holdfast.pod.sandbox.PlacedObject.CommitReply;
import java.util.List;

/** Counts changes when they have become durable. */
record CountedCommit(List<StorageChange> changes, StorageUnits units, Tally tally, CommitReply reply)
        implements CommitReply {
    @Override
    public void committed() {
        units.count(changes, tally);
        reply.committed();
    }

    @Override
    public void failed(Failure failure) {
        reply.failed(failure);
    }
}
