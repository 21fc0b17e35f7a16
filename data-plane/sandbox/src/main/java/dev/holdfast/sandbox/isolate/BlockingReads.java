package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.PodMessage.StorageAlarm;
import dev.holdfast.link.message.PodMessage.StorageAnswer;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import dev.holdfast.link.message.PodMessage.StorageEntries;
import dev.holdfast.link.message.PodMessage.StorageEverything;
import dev.holdfast.link.message.PodMessage.StorageFailed;
import dev.holdfast.sandbox.object.ObjectStorage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads of storage for which script waits in the middle of its turn (reference: durable-objects 4.4). The strand's
 * thread waits, holding the isolate; another one reads the link meanwhile, and everything else of the version queues
 * up. The pod answers every read, at the latest when it gives storage up; should it not, the wait has an end here.
 */
final class BlockingReads {
    private final StorageInbox inbox;
    private final ObjectTable objects;
    private final Surroundings surroundings;
    private final TurnRunner turns;
    private final Duration patience;

    BlockingReads(
            StorageInbox inbox, ObjectTable objects, Surroundings surroundings, TurnRunner turns, Duration patience) {
        this.inbox = inbox;
        this.objects = objects;
        this.surroundings = surroundings;
        this.turns = turns;
        this.patience = patience;
    }

    /** There will be no answer: the object must be reset. */
    static final class StorageLostException extends Exception {
        private final transient Failure failure;

        private StorageLostException(Failure failure) {
            super(failure.message());
            this.failure = failure;
        }

        Failure failure() {
            return failure;
        }
    }

    /**
     * Reads, and waits for the answer if it is not known here.
     *
     * @param read hands the answer over at once or, later, to the consumer
     */
    <T> T await(ObjectStorage storage, Function<Consumer<T>, Optional<T>> read) throws StorageLostException {
        Wait<T> wait = new Wait<>(storage, objects.lastOperation());
        inbox.open();
        try {
            Optional<T> known = read.apply(wait);
            return known.isPresent() ? known.get() : await(wait);
        } finally {
            inbox.close(wait.others);
        }
    }

    private <T> T await(Wait<T> wait) throws StorageLostException {
        surroundings.flush();
        surroundings.readOn();
        turns.pause();
        try {
            long deadline = System.nanoTime() + patience.toNanos();
            while (wait.result == null) {
                StorageAnswer answer = inbox.await(deadline);
                if (answer == null) {
                    throw new StorageLostException(Failures.storageTimeout());
                }
                take(answer, wait);
            }
            return wait.result;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StorageLostException(Failures.notHere());
        } finally {
            turns.goOn();
        }
    }

    private void take(StorageAnswer answer, Wait<?> wait) throws StorageLostException {
        if (!wait.concerns(answer)) {
            wait.others.add(answer);
            return;
        }
        var _ = objects.answered(answer.operation());
        switch (answer) {
            case StorageEntries found -> wait.storage.answered(found.operation(), found.entries(), false);
            case StorageEverything found -> wait.storage.answered(found.operation(), found.entries(), true);
            case StorageFailed failed -> throw new StorageLostException(failed.failure());
            case StorageAlarm _, StorageCommitted _ ->
                throw new IllegalStateException("script waits for entries alone");
        }
    }

    /** What is waited for: operations that were begun after {@code before} are this wait's own. */
    private static final class Wait<T> implements Consumer<T> {
        private final ObjectStorage storage;
        private final long before;
        private final List<StorageAnswer> others = new ArrayList<>();
        private @Nullable T result;

        Wait(ObjectStorage storage, long before) {
            this.storage = storage;
            this.before = before;
        }

        @Override
        public void accept(T answer) {
            result = answer;
        }

        boolean concerns(StorageAnswer answer) {
            return Numbers.sequence(answer.operation()) > before;
        }
    }
}
