package dev.holdfast.pod.object;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.rollup.Tally;
import dev.holdfast.pod.sandbox.PlacedObject.ReadReply;
import java.util.List;
import java.util.Optional;

/** Counts what a read brings. */
record CountedRead(StorageQuery query, StorageUnits units, Tally tally, ReadReply reply) implements ReadReply {
    @Override
    public void entries(List<StorageEntry> entries) {
        tally.add(Counter.STORAGE_READ_UNITS, units.ofAnswer(query, entries));
        reply.entries(entries);
    }

    @Override
    public void alarm(Optional<Long> dueMillis) {
        reply.alarm(dueMillis);
    }

    @Override
    public void everything(List<StorageEntry> entries) {
        tally.add(Counter.STORAGE_READ_UNITS, units.ofAnswer(query, entries));
        reply.everything(entries);
    }

    @Override
    public void failed(Failure failure) {
        reply.failed(failure);
    }
}
