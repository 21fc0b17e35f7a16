package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.sandbox.Sandbox;
import dev.holdfast.pod.storage.ObjectKey;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The pod's side of one object: what survives its sandbox. Calls wait here in order while the object is being prepared
 * (its code chosen, its shard's lease taken, its storage opened, a sandbox found), and go straight through while it
 * runs. INVARIANT: at most one {@link Instance} is current, and only the current one reads and writes storage.
 *
 * <p>Lock order: this object, then its pipeline; nothing else is called while a lock is held that could come back.
 */
final class HostedObject {
    private final ObjectKey key;
    private final String accountId;
    private final Optional<String> calledName;
    private final ObjectServices services;
    private final CommitPipeline pipeline;
    private final Queue<WaitingCall> queue = new ArrayDeque<>(0);
    private final Queue<OutsideEdit> edits = new ArrayDeque<>(0);
    private final HostedSockets sockets = new HostedSockets();
    private final SocketDoor door;
    private final EventPauses pauses;
    private @Nullable Instance instance;
    private boolean preparing;
    private boolean removed;
    private long restingSince;
    private boolean ended;

    private record WaitingCall(Arrival arrival, Caller caller, WaitingCallee callee) {}

    /** What an event does when an instance takes it. */
    private interface Arrival {
        Callee at(Instance running);
    }

    private record Prepared(Assignment assignment, long epoch) {}

    HostedObject(ObjectKey key, String accountId, Optional<String> calledName, ObjectServices services) {
        this.key = key;
        this.accountId = accountId;
        this.calledName = calledName;
        this.services = services;
        this.pipeline =
                new CommitPipeline(key, services.store(), services.retry(), services.tokens(), this::storageFailed);
        this.door = new SocketDoor(this, sockets, services.timers());
        this.pauses = new EventPauses(services.timers());
        this.restingSince = services.timers().nanos();
    }

    ObjectKey key() {
        return key;
    }

    String accountId() {
        return accountId;
    }

    /** Takes a call; empty when this object was let go and another must be made. */
    Optional<Callee> call(RequestHead head, Caller caller) {
        return enter(running -> running.dispatch(head, caller), caller);
    }

    /** Takes an alarm that is due; empty as for a call. */
    Optional<Callee> alarm(AlarmDue due, Caller caller) {
        return enter(running -> running.alarm(due, caller), caller);
    }

    private synchronized Optional<Callee> enter(Arrival arrival, Caller caller) {
        if (removed) {
            return Optional.empty();
        }
        Instance running = instance;
        if (running != null && queue.isEmpty() && isReady(running)) {
            return Optional.of(arrival.at(running));
        }
        if (queue.size() >= services.maxQueue()) {
            caller.failed(Failures.OBJECT_OVERLOADED);
            return Optional.of(NoCallee.INSTANCE);
        }
        WaitingCall waiting = new WaitingCall(arrival, caller, new WaitingCallee());
        queue.add(waiting);
        advance();
        return Optional.of(waiting.callee());
    }

    /** Takes a change from outside; empty as for a call. */
    synchronized Optional<CompletableFuture<EditOutcome>> edit(OutsideEdit edit) {
        if (removed) {
            return Optional.empty();
        }
        if (edits.size() >= services.maxQueue()) {
            edit.failed(Failures.OBJECT_OVERLOADED);
        } else {
            edits.add(edit);
            advance();
        }
        return Optional.of(edit.outcome());
    }

    synchronized Presence presence() {
        Instance running = instance;
        return running == null
                ? new Presence("", 0, queue.size(), false, 0, sockets.size())
                : new Presence(
                        running.assignment().version().versionId(),
                        running.open(),
                        queue.size(),
                        !running.isIdle(),
                        running.idleMillis(),
                        sockets.size());
    }

    /** The class was deleted: nothing of the object runs any more, and what is being prepared will not. */
    synchronized void end() {
        ended = true;
        failQueue(Failures.NAMESPACE_GONE);
        reset(Failures.CLASS_DELETED);
    }

    /** Lets an idle instance go, and tells a busy one of new code; true when nothing is left to keep. */
    synchronized boolean sweep() {
        long idleNanos = services.times().idle().toNanos();
        if (!ended && services.assigner().isGone(key.namespaceId())) {
            end();
        }
        Instance running = instance;
        if (running != null && running.isIdleFor(idleNanos)) {
            stop(running, Optional.empty());
        } else if (running != null && !preparing && !running.isIdle() && isOutdated(running)) {
            prepare();
        }
        advance();
        return (ended || services.timers().nanos() - restingSince > idleNanos) && letGo();
    }

    /** True when there was nothing to keep; the object takes nothing any more then. */
    synchronized boolean letGo() {
        removed = instance == null && !preparing && queue.isEmpty() && edits.isEmpty() && sockets.isEmpty();
        return removed;
    }

    /** Ends the instance, if there is one, and its sockets; calls that wait get a new one. */
    synchronized void reset(Failure reason) {
        closeSockets(SocketClose.LOST, "");
        if (instance != null) {
            stop(instance, Optional.of(reason));
        }
        advance();
    }

    /**
     * The sandbox says that the instance is lost. When the program was the reason, its sockets are lost with it; when a
     * limit was, a new instance is placed, which gets to know them.
     */
    synchronized void wasReset(Instance instanceReset, Failure reason) {
        if (!isCurrent(instanceReset) || sockets.isEmpty()) {
            return;
        }
        switch (reason.cause()) {
            case CPU_LIMIT, MEMORY_LIMIT, INTERNAL -> {
                stop(instanceReset, Optional.of(reason));
                advance();
            }
            default -> closeSockets(SocketClose.LOST, "");
        }
    }

    /** Closes the sockets that the object has left here; it is not told. */
    synchronized void closeSockets(int code, String reason) {
        sockets.close(code, reason);
    }

    synchronized boolean isAwake() {
        return instance != null;
    }

    synchronized int socketCount() {
        return sockets.size();
    }

    /** Something happened to the object's sockets, or an event of them is over. */
    synchronized void eventEnded() {
        advance();
    }

    /** Where the object's sockets are spoken to. */
    SocketDoor door() {
        return door;
    }

    /** The sandbox of an instance is gone. */
    synchronized void lost(Instance gone) {
        if (isCurrent(gone)) {
            forgetInstance();
            advance();
        }
    }

    /** The time that a busy instance had to finish on old code is over. */
    synchronized void updateOverdue(Instance old) {
        if (isCurrent(old)) {
            stop(old, Optional.of(Failures.CODE_UPDATED));
            advance();
        }
    }

    synchronized boolean isCurrent(Instance candidate) {
        return candidate.equals(instance);
    }

    CommitPipeline pipeline() {
        return pipeline;
    }

    private void storageFailed(Failure reason) {
        reset(reason);
    }

    private boolean isReady(Instance running) {
        OptionalLong epoch = services.shards().validEpoch(key.shard());
        return epoch.isPresent()
                && epoch.getAsLong() == running.epoch()
                && services.assigner().isCurrent(running.assignment())
                && !running.mayMoveToNewCode();
    }

    /** A busy object hears of new code also when nobody calls it. */
    private boolean isOutdated(Instance running) {
        return services.assigner().isOutdated(running.assignment());
    }

    private void advance() {
        while ((!queue.isEmpty() || !edits.isEmpty() || areEventsDue()) && !preparing) {
            Instance running = instance;
            if (!edits.isEmpty()) {
                begin(edits.remove());
            } else if (running == null || !isReady(running)) {
                prepare();
            } else if (queue.isEmpty()) {
                sockets.deliver(running);
                return;
            } else {
                WaitingCall next = queue.remove();
                if (!next.callee().isCancelled()) {
                    next.callee().arrived(next.arrival().at(running));
                }
            }
        }
    }

    private void prepare() {
        preparing = true;
        CompletableFuture<Long> epoch = services.shards().acquire(key.shard());
        var _ = services.retry()
                .inTime(services.assigner()
                        .assign(accountId, key.namespaceId(), key.objectId())
                        .thenCombine(epoch, Prepared::new))
                .thenCompose(this::keepOrPlace)
                .whenComplete((done, failure) -> prepared(failure));
    }

    /** While a change from outside is being made, nothing is placed. */
    private void begin(OutsideEdit edit) {
        Instance running = instance;
        if (running != null && !edit.isAllowedBeside(running)) {
            edit.refuse();
            return;
        }
        if (running != null) {
            stop(running, running.isIdle() ? Optional.empty() : Optional.of(Failures.STORAGE_EDITED));
        }
        if (edit.isEnd()) {
            closeSockets(SocketClose.LOST, "");
        }
        preparing = true;
        var _ = services.retry()
                .inTime(services.shards().acquire(key.shard()))
                .thenCompose(epoch -> pipeline.open(epoch, calledName))
                .thenCompose(name -> {
                    edit.begin(pipeline);
                    return edit.outcome();
                })
                .whenComplete((outcome, failure) -> edited(edit, failure));
    }

    private void edited(OutsideEdit edit, @Nullable Throwable failure) {
        if (failure != null) {
            edit.failed(FailureOf.preparing(key, failure));
        }
        synchronized (this) {
            preparing = false;
            restingSince = services.timers().nanos();
            advance();
        }
    }

    private synchronized CompletableFuture<Instance> keepOrPlace(Prepared prepared) {
        Assignment assignment = prepared.assignment();
        long epoch = prepared.epoch();
        Instance running = instance;
        if (running != null && running.epoch() != epoch) {
            stop(running, Optional.of(Failures.OBJECT_MOVED));
        } else if (running != null && running.runs(assignment)) {
            running.assign(assignment);
        } else if (running != null && running.isIdle()) {
            stop(running, Optional.empty());
        } else if (running != null) {
            running.moveLater(assignment);
        }
        running = instance;
        return running == null ? place(assignment, epoch) : CompletableFuture.completedFuture(running);
    }

    private CompletableFuture<Instance> place(Assignment assignment, long epoch) {
        CompletableFuture<Sandbox> sandbox = services.sandboxes().forAccount(accountId);
        return pipeline.open(epoch, calledName)
                .thenCombine(sandbox, (name, found) -> place(assignment, epoch, name, found));
    }

    private synchronized Instance place(Assignment assignment, long epoch, Optional<String> name, Sandbox sandbox) {
        if (ended) {
            throw new RefusedException(Failures.NAMESPACE_GONE);
        }
        Instance placing = new Instance(this, services, assignment, epoch);
        instance = placing;
        placing.placeIn(sandbox, name);
        if (isCurrent(placing)) {
            sockets.placed(placing.place());
        }
        return placing;
    }

    private synchronized void prepared(@Nullable Throwable failure) {
        preparing = false;
        restingSince = services.timers().nanos();
        if (failure == null) {
            pauses.succeeded();
        } else {
            Failure reason = FailureOf.preparing(key, failure);
            failQueue(reason);
            if (pauses.failedTooLong() || reason.cause() == Failure.Cause.REFUSED) {
                sockets.undeliverable();
            }
        }
        advance();
    }

    private boolean areEventsDue() {
        return sockets.isWaiting() && pauses.isOver();
    }

    private void failQueue(Failure failure) {
        for (WaitingCall call = queue.poll(); call != null; call = queue.poll()) {
            call.caller().failed(failure);
        }
    }

    private void stop(Instance running, Optional<Failure> reason) {
        running.stop(reason);
        forgetInstance();
    }

    private void forgetInstance() {
        instance = null;
        sockets.released();
        restingSince = services.timers().nanos();
    }
}
