package dev.holdfast.pod.object;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Subject;
import dev.holdfast.pod.sandbox.AlarmDue;
import dev.holdfast.pod.sandbox.Notice;
import dev.holdfast.pod.sandbox.ObjectSpec;
import dev.holdfast.pod.sandbox.PlacedObject;
import dev.holdfast.pod.sandbox.Placement;
import dev.holdfast.pod.sandbox.Sandbox;
import dev.holdfast.pod.sandbox.SocketKeeper;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One stay of an object in one sandbox, under one epoch, on one version. */
final class Instance implements PlacedObject {
    private static final Logger LOG = Logger.getLogger(Instance.class);

    private final HostedObject host;
    private final ObjectServices services;
    private final long epoch;
    private final StorageReader reader;
    private final Assignment placed;
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger openEvents = new AtomicInteger();
    private final InstanceSockets sockets;
    private volatile Assignment assignment;
    private volatile @Nullable Placement placement;
    private volatile @Nullable Meter meter;
    private volatile boolean idle = true;
    private volatile long usedNanos;

    /** What was committed before the latest reset in the sandbox; nothing is read until it is settled. */
    private volatile CompletableFuture<@Nullable Void> settled = CompletableFuture.completedFuture(null);

    Instance(HostedObject host, ObjectServices services, Assignment assignment, long epoch) {
        this.host = host;
        this.services = services;
        this.assignment = assignment;
        this.placed = assignment;
        this.epoch = epoch;
        this.reader = new StorageReader(host.key(), epoch, services);
        this.sockets = new InstanceSockets(host, this);
        this.usedNanos = services.timers().nanos();
    }

    long epoch() {
        return epoch;
    }

    Assignment assignment() {
        return assignment;
    }

    boolean runs(Assignment candidate) {
        return placed.runsAs(candidate);
    }

    void placeIn(Sandbox sandbox, Optional<String> name) {
        ObjectSpec spec = new ObjectSpec(
                host.key().namespaceId(),
                assignment.className(),
                host.key().objectId(),
                name,
                assignment.namespace().storage() == StorageBackend.SQLITE);
        Subject subject = services.invocations()
                .object(
                        placed.version(),
                        spec.namespaceId(),
                        spec.className(),
                        spec.id(),
                        name,
                        () -> meter().gauges(host.socketCount()));
        meter = new Meter(
                subject.tally(),
                StorageUnits.of(assignment.namespace().storage()),
                services.invocations().clock(subject),
                host.key(),
                services.store());
        placement = sandbox.place(subject, assignment.deployment().cpuMillis(), spec, this);
    }

    /** The facts changed, but not what this object runs. */
    void assign(Assignment current) {
        assignment = current;
    }

    /** New code is there, but this instance is busy: it gets some time. */
    void moveLater(Assignment current) {
        boolean first = runs(assignment);
        assignment = current;
        if (first) {
            Duration delay = current.updateDelay(services.times().updateDelay());
            var _ = services.timers().after(delay, () -> host.updateOverdue(this));
        }
    }

    /** Whether new code waits for it, and nothing is in its way. */
    boolean mayMoveToNewCode() {
        return !runs(assignment) && isIdle();
    }

    Callee dispatch(RequestHead head, Caller caller) {
        began();
        return place().dispatch(head, caller, this::exchangeEnded);
    }

    Callee alarm(AlarmDue due, Caller caller) {
        began();
        return place().alarm(due, caller, this::exchangeEnded);
    }

    /** Sends an event of a socket. */
    Notice tell(Placement.Opening opening) {
        began();
        openEvents.incrementAndGet();
        return place().tell(opening, this::eventEnded);
    }

    /** How many events of sockets are not over. */
    int openEvents() {
        return openEvents.get();
    }

    /** How many requests, alarms and events of sockets are in progress. */
    int open() {
        return open.get();
    }

    boolean isIdle() {
        return idle && open.get() == 0;
    }

    /** For how long nothing has been in progress. */
    long idleMillis() {
        return isIdle() ? TimeUnit.NANOSECONDS.toMillis(services.timers().nanos() - usedNanos) : 0;
    }

    boolean isIdleFor(long nanos) {
        return isIdle() && services.timers().nanos() - usedNanos > nanos;
    }

    void stop(Optional<Failure> reason) {
        meter().gone(services.timers().nanos());
        place().stop(reason);
    }

    @Override
    public void read(StorageQuery query, ReadReply reply) {
        if (settled.isDone()) {
            readNow(query, reply);
        } else {
            var _ = settled.thenRun(() -> readNow(query, reply));
        }
    }

    private void readNow(StorageQuery query, ReadReply reply) {
        Optional<Failure> refusal = DailyRefusals.ofRead(
                assignment.deployment().usedUp(), services.timers().epochMillis());
        if (refusal.isEmpty() && host.isCurrent(this)) {
            reader.read(query, meter().counting(query, reply));
        } else {
            reply.failed(refusal.orElse(Failures.STORAGE_FENCED));
        }
    }

    @Override
    public void commit(List<StorageChange> changes, CommitReply reply) {
        Optional<Failure> refusal = StorageLimits.refusal(
                        changes, assignment.namespace().storage())
                .or(() -> DailyRefusals.ofCommit(
                        assignment.deployment().usedUp(), services.timers().epochMillis()));
        synchronized (host) {
            if (refusal.isEmpty() && host.isCurrent(this)) {
                host.pipeline().submit(changes, meter().counting(changes, reply));
                return;
            }
        }
        reply.failed(refusal.orElse(Failures.STORAGE_FENCED));
    }

    @Override
    public SocketKeeper sockets() {
        return sockets;
    }

    @Override
    public void reset(Failure failure) {
        host.wasReset(this, failure);
        LOG.debugf("object %s was reset: %s", host.key().objectId(), failure.message());
        settled = host.pipeline().settled();
    }

    @Override
    public void idle(boolean nowIdle) {
        idle = nowIdle;
        if (nowIdle) {
            restIfIdle();
        } else {
            meter().busy();
        }
        usedNanos = services.timers().nanos();
    }

    @Override
    public void lost() {
        meter().gone(services.timers().nanos());
        host.lost(this);
    }

    private void eventEnded() {
        openEvents.decrementAndGet();
        exchangeEnded();
        host.eventEnded();
    }

    private void began() {
        open.incrementAndGet();
        meter().busy();
    }

    private void exchangeEnded() {
        usedNanos = services.timers().nanos();
        open.decrementAndGet();
        restIfIdle();
    }

    private void restIfIdle() {
        if (isIdle()) {
            meter().rests(services.timers().nanos(), usedNanos);
        }
    }

    Meter meter() {
        return Objects.requireNonNull(meter, "not placed");
    }

    Placement place() {
        return Objects.requireNonNull(placement, "not placed");
    }
}
