package dev.holdfast.pod.object;

import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.ExchangeMessage.SocketClose;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.sandbox.Failures;
import dev.holdfast.pod.sandbox.NoCallee;
import dev.holdfast.pod.sandbox.Sandbox;
import dev.holdfast.pod.storage.ObjectKey;
import java.time.Duration;
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
    private static final Duration EVENT_RETRY = Duration.ofSeconds(1);
    private static final Duration EVENT_PATIENCE = Duration.ofMinutes(1);

    private final ObjectKey key;
    private final String accountId;
    private final Optional<String> calledName;
    private final ObjectServices services;
    private final CommitPipeline pipeline;
    private final Queue<WaitingCall> queue = new ArrayDeque<>(0);
    private final HostedSockets sockets = new HostedSockets();
    private @Nullable Instance instance;
    private boolean preparing;
    private boolean removed;
    private long restingSince;
    private boolean failing;
    private long failingSince;
    private long failedLast;

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

    /** Lets an idle instance go, and tells a busy one of new code; true when nothing is left to keep. */
    synchronized boolean sweep() {
        long idleNanos = services.times().idle().toNanos();
        Instance running = instance;
        if (running != null && running.isIdleFor(idleNanos)) {
            stop(running, Optional.empty());
        } else if (running != null && !preparing && !running.isIdle() && isOutdated(running)) {
            prepare();
        }
        advance();
        removed = instance == null
                && !preparing
                && queue.isEmpty()
                && sockets.isEmpty()
                && services.timers().nanos() - restingSince > idleNanos;
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

    synchronized int socketCount() {
        return sockets.size();
    }

    /** The object has done with an event of a socket. */
    synchronized void eventEnded() {
        advance();
    }

    /** The far end of a socket said something. */
    synchronized void heard(HostedSocket socket, boolean text, boolean last, byte[] bytes) {
        sockets.heard(socket, text, last, bytes, services.timers().epochMillis());
        advance();
    }

    /** The far end of a socket says nothing more. */
    synchronized void heardClose(HostedSocket socket, int code, String reason) {
        sockets.heardClose(socket, code, reason);
        advance();
    }

    /** The far end of a socket takes more. */
    synchronized void granted(HostedSocket socket, int bytes) {
        sockets.granted(socket, bytes);
    }

    /** An instance leaves a socket here; empty when it is not current, or has too many. */
    synchronized Optional<Callee> claim(Instance by, SocketClaim claim, Caller far) {
        return isCurrent(by) ? sockets.claim(claim, far).map(kept -> new FarEnd(this, kept)) : Optional.empty();
    }

    synchronized void opened(Instance by, long socket) {
        if (isCurrent(by)) {
            sockets.opened(socket);
        }
    }

    /** An instance says something of its sockets. */
    synchronized void said(Instance by, SandboxMessage.OfSocket message) {
        if (isCurrent(by)) {
            sockets.said(message);
        }
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
        while ((!queue.isEmpty() || areEventsDue()) && !preparing) {
            Instance running = instance;
            if (running == null || !isReady(running)) {
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

    private synchronized CompletableFuture<Instance> keepOrPlace(Prepared prepared) {
        Assignment assignment = prepared.assignment();
        long epoch = prepared.epoch();
        Instance running = instance;
        if (running != null && running.epoch() != epoch) {
            stop(running, Optional.of(Failures.OBJECT_MOVED));
        } else if (running != null && running.runs(assignment.version())) {
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
            failing = false;
        } else {
            Failure reason = FailureOf.preparing(key, failure);
            failQueue(reason);
            pauseEvents(reason);
        }
        advance();
    }

    private boolean areEventsDue() {
        return sockets.isWaiting() && !(failing && services.timers().nanos() - failedLast < EVENT_RETRY.toNanos());
    }

    /** The object could not be prepared: its events wait for another attempt, but not for ever. */
    private void pauseEvents(Failure reason) {
        failedLast = services.timers().nanos();
        failingSince = failing ? failingSince : failedLast;
        failing = true;
        if (reason.cause() == Failure.Cause.REFUSED || failedLast - failingSince > EVENT_PATIENCE.toNanos()) {
            sockets.undeliverable();
        }
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
