package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import java.util.List;

/** The way from an object to its store. */
public interface StorageChannel {
    /** @return number under which the answer comes */
    long read(StorageQuery query);

    /** @return number under which the confirmation comes; confirmations come in the order of commits */
    long commit(List<StorageChange> changes);
}
