package dev.holdfast.pod.object;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.RollupRow;
import dev.holdfast.link.message.SandboxMessage.OfSocket;
import dev.holdfast.link.message.SandboxMessage.SocketSend;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.rollup.ActiveClock;
import dev.holdfast.pod.rollup.Tally;
import dev.holdfast.pod.sandbox.PlacedObject.CommitReply;
import dev.holdfast.pod.sandbox.PlacedObject.ReadReply;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Counts what one instance of an object does besides its invocations. Safe for several threads. */
final class Meter {
    /** Sandboxes say once a second that an object has become idle: within that, it was when it was used last. */
    private static final Duration SWEEP = Duration.ofMillis(1200);

    private final Tally tally;
    private final StorageUnits units;
    private final ActiveClock clock;
    private final ObjectKey key;
    private final ObjectStore store;
    private final AtomicBoolean sizeChanged = new AtomicBoolean(true);
    private volatile @Nullable Long storedBytes;

    Meter(Tally tally, StorageUnits units, ActiveClock clock, ObjectKey key, ObjectStore store) {
        this.tally = tally;
        this.units = units;
        this.clock = clock;
        this.key = key;
        this.store = store;
    }

    /** Something comes for the object. */
    void busy() {
        clock.start();
    }

    /** Nothing is under way any more. */
    void rests(long nowNanos, long usedNanos) {
        clock.stop(nowNanos - usedNanos < SWEEP.toNanos() ? usedNanos : nowNanos);
    }

    /** The instance is gone. */
    void gone(long nowNanos) {
        clock.stop(nowNanos);
    }

    CommitReply counting(List<StorageChange> changes, CommitReply reply) {
        sizeChanged.set(true);
        return new CountedCommit(changes, units, tally, reply);
    }

    ReadReply counting(StorageQuery query, ReadReply reply) {
        return new CountedRead(query, units, tally, reply);
    }

    /** The object says something of its sockets. */
    void said(OfSocket message) {
        if (message instanceof SocketSend send) {
            tally.add(Counter.BYTES_OUT, send.bytes().length);
            tally.add(Counter.SOCKET_MESSAGES_OUT, send.last() ? 1 : 0);
        }
    }

    /** What the object has; how much it stores is looked up when that has changed, and told next time. */
    RollupRow.Gauges gauges(int sockets) {
        if (sizeChanged.compareAndSet(true, false)) {
            var _ = store.open(key).thenAccept(stored -> {
                storedBytes = stored.bytes();
                tally.touch();
            });
        }
        return new RollupRow.Gauges(storedBytes, (long) sockets);
    }
}
