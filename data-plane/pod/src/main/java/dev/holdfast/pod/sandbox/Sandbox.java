package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.Welcome;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.invocation.Subject;
import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/**
 * A sandbox process as the pod speaks with it. Believes nothing: numbers that the sandbox was not given end it. All
 * methods may be called by any thread and never block. When the link breaks, everything in progress fails and every
 * placed object is told, once.
 */
public final class Sandbox {
    private static final Logger LOG = Logger.getLogger(Sandbox.class);

    private static final Duration FAILED_VERSION_PAUSE = Duration.ofSeconds(1);

    private final SandboxProcess process;
    private final Link link;
    private final SandboxHooks hooks;
    private final SandboxLimits limits;
    private final Timers timers;
    private final DispatchTable dispatches;
    private final CallTable calls;
    private final VersionTable versions;
    private final OpenInvocations invocations = new OpenInvocations();
    private final ScriptOutput output;
    private final ObjectTable objects = new ObjectTable();
    private final CallOpener callOpener;
    private final DispatchOpener opener;
    private final Pulse pulse;
    private final Conduct conduct;
    private final LongTurns longTurns;
    private final StorageTraffic traffic = new StorageTraffic();
    private final SocketTraffic sockets;
    private final CompletableFuture<Sandbox> ready = new CompletableFuture<>();
    private final CompletableFuture<SandboxEnd> gone = new CompletableFuture<>();
    private final AtomicReference<Optional<SandboxEnd>> end = new AtomicReference<>(Optional.empty());

    public Sandbox(SandboxProcess process, SandboxHooks hooks, SandboxLimits limits, Timers timers) {
        this.process = process;
        this.link = process.link();
        this.hooks = hooks;
        this.limits = limits;
        this.timers = timers;
        this.dispatches = new DispatchTable(link);
        this.calls = new CallTable(link);
        this.versions = new VersionTable(link, hooks.invocations(), timers);
        this.sockets = new SocketTraffic(objects, dispatches);
        this.callOpener = new CallOpener(versions, objects, invocations, calls, hooks, limits);
        this.pulse = new Pulse(timers);
        this.output = new ScriptOutput(versions, objects, invocations, hooks.invocations());
        this.opener = new DispatchOpener(
                link, dispatches, invocations, hooks.invocations(), pulse, limits.maxExchanges(), gone::isDone);
        this.conduct = new Conduct(process, timers);
        this.longTurns = new LongTurns(process.precedence(), timers);
    }

    /** Begins to listen; the stage completes when the sandbox has said hello. */
    public CompletableFuture<Sandbox> start() {
        link.start(new Listener());
        return ready;
    }

    /** For logs. */
    public String name() {
        return process.name();
    }

    /** Completes when the link is gone, before what is in progress fails. */
    public CompletableFuture<SandboxEnd> gone() {
        return gone;
    }

    /** Sends a request to a version's stateless entrypoint. */
    public Callee dispatch(
            RunningVersion version, int cpuMillis, Entrypoint entrypoint, RequestHead head, Caller caller) {
        StartedVersion started = versions.enter(version, cpuMillis);
        return opener.request(started.subject(), entrypoint.of(started), head, caller, leaving(started));
    }

    /** Has a version run a schedule that is due; answered without a body when the run has ended. */
    public Callee schedule(RunningVersion version, int cpuMillis, String cron, long dueMillis, Caller caller) {
        StartedVersion started = versions.enter(version, cpuMillis);
        return opener.bodiless(
                started.subject(),
                exchange -> new ExchangeMessage.Scheduled(exchange, started.number(), cron, dueMillis),
                caller,
                leaving(started));
    }

    /**
     * Places an object; its instance is created by its first event.
     *
     * @param subject what it counts as
     */
    public Placement place(Subject subject, int cpuMillis, ObjectSpec spec, PlacedObject object) {
        StartedVersion started = versions.enter(subject.version(), cpuMillis);
        ObjectTable.Placed placed = objects.add(started, object, subject);
        link.send(new StartObject(
                placed.number(),
                started.number(),
                spec.namespaceId(),
                spec.className(),
                spec.id(),
                spec.name(),
                spec.sqlite()));
        if (gone.isDone() && objects.remove(placed)) {
            object.lost();
        }
        return new PlaceInSandbox(placed, objects, opener, link, timers);
    }

    /** Ends the process; what is in progress fails with the reason. */
    public void kill(Failure reason, String why) {
        kill(new SandboxEnd(reason, dispatches.workers()), why);
    }

    private void kill(SandboxEnd how, String why) {
        if (ends(how)) {
            LOG.warnf("sandbox %s is ended: %s", name(), why);
            hooks.counters().lost();
        }
        process.kill();
        link.close();
    }

    /** Ends an unused process without fuss. */
    public void retire() {
        var _ = ends(new SandboxEnd(Failures.SANDBOX_LOST, Set.of()));
        link.close();
    }

    boolean isUnused() {
        return dispatches.size() == 0 && calls.size() == 0 && objects.size() == 0;
    }

    boolean isBusy() {
        return dispatches.size() > 0;
    }

    Pulse pulse() {
        return pulse;
    }

    SandboxProcess process() {
        return process;
    }

    long cpuMillisInUse() {
        return versions.cpuMillisInUse();
    }

    void retireUnusedVersions(Duration unusedFor) {
        versions.retireUnused(unusedFor);
    }

    private Runnable leaving(StartedVersion started) {
        return () -> started.leave(timers.nanos());
    }

    private void received(LinkMessage message) {
        conduct.said(message);
        switch (message) {
            case ExchangeMessage.Request request -> opened(() -> callOpener.open(request));
            case ExchangeMessage.Session session -> opened(() -> callOpener.open(session));
            case ExchangeMessage.SocketPass pass -> passed(pass);
            case ExchangeMessage.SocketClaim claim -> {
                pulse.spoke();
                sockets.claimed(claim);
            }
            case ExchangeMessage.Alarm _, ExchangeMessage.Scheduled _ -> throw saidAsPod();
            case ExchangeMessage exchange -> {
                pulse.spoke();
                if ((exchange.exchange() & 1) == 0) {
                    dispatches.received(exchange);
                } else {
                    calls.received(exchange);
                }
            }
            case SandboxMessage said -> said(said);
            case PodMessage _ -> throw saidAsPod();
        }
    }

    private static SandboxViolationException saidAsPod() {
        return new SandboxViolationException("said what only a pod says");
    }

    private void opened(Runnable open) {
        pulse.spoke();
        open.run();
    }

    /** Either side may have gone meanwhile: then the other one loses its connection. */
    private void passed(ExchangeMessage.SocketPass pass) {
        pulse.spoke();
        Dispatch to = dispatches.find(pass.exchange());
        IncomingCall from = calls.find(pass.with());
        if (to != null && from != null) {
            to.join(from, pass.headers());
        } else if (to != null) {
            to.fail(Failures.NETWORK_LOST);
        } else if (from != null) {
            from.cancelled();
        }
    }

    private void said(SandboxMessage message) {
        if (message instanceof SandboxMessage.Heartbeat) {
            conduct.remarked();
            pulse.beat();
            return;
        }
        if (message instanceof SandboxMessage.CacheUse use) {
            conduct.remarked();
            conduct.readStorage(use);
            hooks.counters().cacheUse(use.hits(), use.misses());
            return;
        }
        if (message instanceof SandboxMessage.LongTurn) {
            conduct.remarked();
            longTurns.noticed();
            return;
        }
        pulse.spoke();
        switch (message) {
            case SandboxMessage.Hello hello -> hello(hello);
            case SandboxMessage.VersionStarted started -> started(started);
            case SandboxMessage.VersionFailed failed -> failed(failed);
            case SandboxMessage.StorageRead read -> read(read);
            case SandboxMessage.StorageCommit commit -> commit(commit);
            case SandboxMessage.ObjectReset reset ->
                objects.find(reset.object()).ifPresent(placed -> placed.object().reset(reset.failure()));
            case SandboxMessage.ObjectIdle idle ->
                objects.find(idle.object()).ifPresent(placed -> placed.object().idle(idle.idle()));
            case SandboxMessage.LogLine line -> {
                conduct.remarked();
                output.printed(line);
            }
            case SandboxMessage.Thrown thrown -> {
                conduct.remarked();
                output.threw(thrown);
            }
            case SandboxMessage.OfSocket said -> sockets.said(said);
            case SandboxMessage.EventDone done -> {
                conduct.billed(done.cpuMicros());
                invocations.done(done);
                dispatches.done(done.exchange());
                hooks.counters().cpu(done.cpuMicros());
            }
            case SandboxMessage.Stuck stuck -> {
                String worker = versions.require(stuck.version()).version().workerId();
                kill(new SandboxEnd(Failures.CPU, Set.of(worker)), "script of worker " + worker + " cannot be stopped");
            }
            case SandboxMessage.Heartbeat _, SandboxMessage.CacheUse _, SandboxMessage.LongTurn _ -> {}
        }
    }

    private void hello(SandboxMessage.Hello hello) {
        if (hello.protocolVersion() != SandboxMessage.Hello.PROTOCOL_VERSION) {
            throw new SandboxViolationException("speaks version " + hello.protocolVersion() + " of the protocol");
        }
        link.send(new Welcome(limits.scriptHeapBytes(), limits.cpuMillis(), limits.startupMillis()));
        ready.complete(this);
    }

    private void started(SandboxMessage.VersionStarted started) {
        conduct.remarked();
        RunningVersion version = versions.require(started.version()).version();
        LOG.debugf(
                "version %s of %s started in %d ms",
                version.versionId(), version.scriptName(), started.startupMillis());
    }

    private void failed(SandboxMessage.VersionFailed failed) {
        conduct.remarked();
        StartedVersion version = versions.require(failed.version());
        LOG.warnf(
                "version %s of worker %s does not start: %s: %s",
                version.version().versionId(),
                version.version().workerId(),
                ForLog.line(failed.failure().name()),
                ForLog.line(failed.failure().message()));
        var _ = timers.after(FAILED_VERSION_PAUSE, () -> versions.forget(version));
    }

    private void read(SandboxMessage.StorageRead read) {
        StorageTraffic.check(read.query());
        storageOf(read.object(), read.operation(), 0)
                .ifPresent(object -> traffic.read(
                        read.query(),
                        answered -> object.read(read.query(), new StorageReply(read.operation(), link, () -> {
                            traffic.ended(0);
                            answered.run();
                        }))));
    }

    private void commit(SandboxMessage.StorageCommit commit) {
        long bytes = StorageTraffic.bytes(commit.changes());
        storageOf(commit.object(), commit.operation(), bytes)
                .ifPresent(object -> object.commit(commit.changes(), reply(commit.operation(), bytes)));
    }

    /** The object, if it takes a storage operation now; else the operation is answered. */
    private Optional<PlacedObject> storageOf(long number, long operation, long bytes) {
        Optional<PlacedObject> object = objects.find(number).map(ObjectTable.Placed::object);
        if (object.isEmpty()) {
            link.send(new PodMessage.StorageFailed(operation, Failures.STORAGE_FENCED));
        } else if (!traffic.begins(bytes)) {
            link.send(new PodMessage.StorageFailed(operation, Failures.OBJECT_OVERLOADED));
            return Optional.empty();
        }
        return object;
    }

    private StorageReply reply(long operation, long bytes) {
        return new StorageReply(operation, link, () -> traffic.ended(bytes));
    }

    private void closed(String reason) {
        if (end.get().isEmpty()) {
            Failure failure = process.exceededLimit().orElse(Failures.SANDBOX_LOST);
            if (ends(new SandboxEnd(failure, dispatches.workers()))) {
                LOG.warnf("sandbox %s is gone: %s (%s)", name(), reason, failure.message());
                hooks.counters().lost();
            }
        }
        process.kill();
        SandboxEnd ended = end.get().orElseThrow();
        ready.completeExceptionally(new SandboxViolationException("the link closed before hello: " + reason));
        gone.complete(ended);
        dispatches.failAll(ended);
        invocations.loseAll(ended);
        calls.cancelAll();
        objects.lose();
    }

    private boolean ends(SandboxEnd how) {
        return end.compareAndSet(Optional.empty(), Optional.of(how));
    }

    private final class Listener implements Link.Listener {
        @Override
        public void received(LinkMessage message) {
            Sandbox.this.received(message);
        }

        @Override
        public void closed(String reason) {
            Sandbox.this.closed(reason);
        }
    }
}
