package dev.holdfast.pod.object;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.sandbox.PlacedObject.CommitReply;
import dev.holdfast.pod.storage.Commit;
import dev.holdfast.pod.storage.CommitOutcome;
import dev.holdfast.pod.storage.ObjectKey;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The writes of one object, one commit after the other. What is submitted while a commit is under way goes together as
 * the next one, so a slow store makes commits larger, not later. After a failure everything submitted fails, until
 * {@link #open} has found out where the object stands.
 */
final class CommitPipeline {
    /** Commits that wait, at which more are refused. */
    private static final int MAX_WAITING = 4096;

    private static final List<StorageChange> NOTHING_LEFT =
            List.of(new StorageChange.DeleteAll(), new StorageChange.Alarm(Optional.empty()));

    private final ObjectKey object;
    private final ObjectStore store;
    private final Retry retry;
    private final CommitTokens tokens;
    private final Consumer<Failure> onFailure;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;
    private State state = State.CLOSED;
    private long epoch;
    private long lastNumber;
    private Optional<String> name = Optional.empty();
    private boolean listed;
    private CompletableFuture<@Nullable Void> idle = CompletableFuture.completedFuture(null);

    private enum State {
        /** Not known where the object stands. */
        CLOSED,
        /** Commits are taken. */
        OPEN,
        /** A commit failed and may yet get through. */
        DOUBTFUL
    }

    private record Waiting(List<StorageChange> changes, boolean last, CommitReply reply) {}

    CommitPipeline(ObjectKey object, ObjectStore store, Retry retry, CommitTokens tokens, Consumer<Failure> onFailure) {
        this.object = object;
        this.store = store;
        this.retry = retry;
        this.tokens = tokens;
        this.onFailure = onFailure;
    }

    /** Makes ready for an instance that runs under this epoch; the stage holds the name that led to the object. */
    CompletableFuture<Optional<String>> open(long newEpoch, Optional<String> knownName) {
        CompletableFuture<@Nullable Void> under = idle();
        return under.isDone() ? openIdle(newEpoch, knownName) : under.thenCompose(nothing -> open(newEpoch, knownName));
    }

    /** Makes changes durable. */
    void submit(List<StorageChange> changes, CommitReply reply) {
        submit(new Waiting(changes, false, reply));
    }

    /** Deletes all that the object stores, and takes it out of the list of its namespace. */
    void forget(CommitReply reply) {
        submit(new Waiting(NOTHING_LEFT, true, reply));
    }

    private void submit(Waiting submitted) {
        Optional<Failure> refusal;
        synchronized (this) {
            refusal = refusal();
            if (refusal.isEmpty()) {
                waiting.add(submitted);
            }
        }
        refusal.ifPresentOrElse(submitted.reply()::failed, this::write);
    }

    /** Completes when everything that was submitted until now is durable or has failed. */
    CompletableFuture<@Nullable Void> settled() {
        synchronized (this) {
            if (!writing && waiting.isEmpty()) {
                return CompletableFuture.completedFuture(null);
            }
        }
        CompletableFuture<@Nullable Void> settled = new CompletableFuture<>();
        submit(List.of(), new CommitReply() {
            @Override
            public void committed() {
                settled.complete(null);
            }

            @Override
            public void failed(Failure failure) {
                settled.complete(null);
            }
        });
        return settled;
    }

    private Optional<Failure> refusal() {
        if (state != State.OPEN) {
            return Optional.of(Failures.STORAGE_FENCED);
        }
        return waiting.size() < MAX_WAITING ? Optional.empty() : Optional.of(Failures.OBJECT_OVERLOADED);
    }

    /** Completes when the commit that is under way, if any, is over. */
    private synchronized CompletableFuture<@Nullable Void> idle() {
        return idle;
    }

    private CompletableFuture<Optional<String>> openIdle(long newEpoch, Optional<String> knownName) {
        State before;
        synchronized (this) {
            if (state == State.OPEN && epoch == newEpoch) {
                return CompletableFuture.completedFuture(name);
            }
            before = state;
        }
        return retry.untilDone(() -> store.open(object))
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(new StorageUnavailableException(failure)))
                .thenCompose(stored -> before == State.DOUBTFUL
                        ? overtake(newEpoch, stored)
                        : CompletableFuture.completedFuture(stored))
                .thenApply(stored -> opened(newEpoch, knownName, stored));
    }

    /** Takes the next number with an empty commit, so that one that may still be on its way is refused. */
    private CompletableFuture<StoredObject> overtake(long newEpoch, StoredObject stored) {
        long number = stored.commit() + 1;
        Commit empty =
                new Commit(object, newEpoch, number, tokens.next(), stored.name(), Commit.Listing.UNCHANGED, List.of());
        return retry.untilDone(() -> store.commit(empty)).thenApply(outcome -> switch (outcome) {
            case APPLIED, DUPLICATE -> new StoredObject(number, stored.bytes(), stored.name(), stored.listed());
            case FENCED, CONFLICT -> throw new StorageRefusedException(outcome);
        });
    }

    private synchronized Optional<String> opened(long newEpoch, Optional<String> knownName, StoredObject stored) {
        state = State.OPEN;
        epoch = newEpoch;
        lastNumber = stored.commit();
        listed = stored.listed();
        name = stored.name().or(() -> listed ? Optional.empty() : knownName);
        return name;
    }

    /** Sends what waits as one commit, unless one is under way; never calls out while it holds the lock. */
    private void write() {
        List<Waiting> batch;
        Commit commit;
        synchronized (this) {
            if (writing || waiting.isEmpty()) {
                return;
            }
            batch = waiting;
            waiting = new ArrayList<>();
            writing = true;
            idle = new CompletableFuture<>();
            commit = new Commit(object, epoch, lastNumber + 1, tokens.next(), name, listing(batch), changes(batch));
        }
        var _ = retry.untilDone(() -> store.commit(commit))
                .whenComplete((outcome, failure) -> written(commit, batch, outcome, failure));
    }

    private void written(
            Commit commit, List<Waiting> batch, @Nullable CommitOutcome outcome, @Nullable Throwable failure) {
        if (outcome == CommitOutcome.APPLIED || outcome == CommitOutcome.DUPLICATE) {
            batch.forEach(each -> each.reply().committed());
            succeeded(commit);
        } else {
            fail(batch, outcome, failure);
        }
    }

    private void succeeded(Commit commit) {
        CompletableFuture<@Nullable Void> done;
        boolean more;
        synchronized (this) {
            lastNumber = commit.number();
            listed = switch (commit.listing()) {
                case UNCHANGED -> listed;
                case ENTER -> true;
                case LEAVE -> false;
            };
            writing = false;
            done = idle;
            more = !waiting.isEmpty();
        }
        if (more) {
            write();
        }
        done.complete(null);
    }

    private void fail(List<Waiting> batch, @Nullable CommitOutcome outcome, @Nullable Throwable failure) {
        Failure reason = failure == null ? Failures.STORAGE_FENCED : Failures.STORAGE_TIMEOUT;
        List<Waiting> failed = new ArrayList<>(batch);
        CompletableFuture<@Nullable Void> done;
        synchronized (this) {
            state = outcome == null ? State.DOUBTFUL : State.CLOSED;
            failed.addAll(waiting);
            waiting = new ArrayList<>();
            writing = false;
            done = idle;
        }
        failed.forEach(each -> each.reply().failed(reason));
        onFailure.accept(reason);
        done.complete(null);
    }

    /** The object is listed from the first commit on that leaves something behind. */
    private Commit.Listing listing(List<Waiting> batch) {
        if (batch.stream().anyMatch(Waiting::last)) {
            return Commit.Listing.LEAVE;
        }
        boolean stores = batch.stream().flatMap(each -> each.changes().stream()).anyMatch(CommitPipeline::stores);
        return !listed && stores ? Commit.Listing.ENTER : Commit.Listing.UNCHANGED;
    }

    private static boolean stores(StorageChange change) {
        return change instanceof StorageChange.Put
                || (change instanceof StorageChange.Alarm(Optional<Long> due) && due.isPresent());
    }

    private static List<StorageChange> changes(List<Waiting> batch) {
        return batch.size() == 1
                ? batch.getFirst().changes()
                : batch.stream().flatMap(each -> each.changes().stream()).toList();
    }
}
