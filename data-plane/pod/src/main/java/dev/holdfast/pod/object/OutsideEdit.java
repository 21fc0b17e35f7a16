package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.sandbox.PlacedObject.CommitReply;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/**
 * A change of an object's storage that does not come from its code. It is made while no instance runs, as a commit like
 * any other: whatever runs later has not read what was there before.
 */
final class OutsideEdit implements CommitReply {
    private final boolean force;
    private final boolean isEnd;
    private final BiConsumer<CommitPipeline, CommitReply> work;
    private final CompletableFuture<EditOutcome> outcome = new CompletableFuture<>();

    private OutsideEdit(boolean force, boolean isEnd, BiConsumer<CommitPipeline, CommitReply> work) {
        this.force = force;
        this.isEnd = isEnd;
        this.work = work;
    }

    /** @param force whether a busy instance is ended for it */
    static OutsideEdit of(List<StorageChange> changes, boolean force) {
        return new OutsideEdit(force, false, (pipeline, reply) -> pipeline.submit(changes, reply));
    }

    /** Everything that the object stores is deleted, and its name forgotten. */
    static OutsideEdit forgetting(boolean force) {
        return new OutsideEdit(force, true, CommitPipeline::forget);
    }

    /** Completes normally whatever happens. */
    CompletableFuture<EditOutcome> outcome() {
        return outcome;
    }

    /** Whether nothing of the object is to stay, its sockets included. */
    boolean isEnd() {
        return isEnd;
    }

    boolean isAllowedBeside(Instance running) {
        return force || running.isIdle();
    }

    void begin(CommitPipeline pipeline) {
        work.accept(pipeline, this);
    }

    void refuse() {
        outcome.complete(new EditOutcome.Busy());
    }

    @Override
    public void committed() {
        outcome.complete(new EditOutcome.Done());
    }

    @Override
    public void failed(Failure failure) {
        outcome.complete(
                new EditOutcome.Failed(failure.equals(Failures.STORAGE_FENCED) ? Failures.OBJECT_MOVED : failure));
    }
}
