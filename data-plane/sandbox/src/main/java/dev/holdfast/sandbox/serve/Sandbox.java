package dev.holdfast.sandbox.serve;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Failed;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StartVersion;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.Heartbeat;
import dev.holdfast.link.message.SandboxMessage.Hello;
import dev.holdfast.link.message.SandboxMessage.VersionFailed;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.engine.V8Engine;
import dev.holdfast.sandbox.isolate.IsolateHost;
import dev.holdfast.sandbox.isolate.LastResort;
import dev.holdfast.sandbox.isolate.Numbers;
import dev.holdfast.sandbox.isolate.Version;
import dev.holdfast.sandbox.module.Bundle;
import dev.holdfast.sandbox.module.InvalidBundleException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One end of a link: hands each message to the isolate host that it concerns. Handing on never waits; everything else
 * happens on the strands of isolate hosts, see {@link Hands} for their threads.
 */
public final class Sandbox implements Link.Listener, AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Sandbox.class.getName());
    private static final long HEARTBEAT_MILLIS = 1000;
    private static final int DEFAULT_STARTUP_MILLIS = 1000;

    private final Link link;
    private final V8Engine engine;
    private final Shared shared;
    private final Map<Integer, IsolateHost> versions = new ConcurrentHashMap<>();
    private final Map<Long, IsolateHost> objects = new ConcurrentHashMap<>();
    private final Map<Long, IsolateHost> exchanges;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int startupMillis = DEFAULT_STARTUP_MILLIS;
    private volatile long heapLimitBytes = Long.MAX_VALUE;

    /** @param link not yet started */
    public Sandbox(Link link, V8Engine engine, LastResort lastResort) {
        this.link = link;
        this.engine = engine;
        this.exchanges = new ConcurrentHashMap<>();
        this.shared = new Shared(link, exchanges::remove, lastResort);
    }

    /** Greets the pod and begins to work. */
    public void start() {
        link.send(new Hello(Hello.PROTOCOL_VERSION, ProcessHandle.current().pid()));
        link.start(this);
        Thread.ofPlatform().daemon().name("heartbeat").start(this::beat);
    }

    /** Gets ready for the first account, beside whatever is asked meanwhile. */
    public void rehearse() {
        Rehearsal.begin(engine, shared);
    }

    /** Waits until the link is gone. */
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public void received(LinkMessage message) {
        shared.hands().collect();
        switch (message) {
            case ExchangeMessage exchange -> received(exchange);
            case PodMessage pod -> received(pod);
            case SandboxMessage own -> throw new IllegalArgumentException("not for a sandbox: " + own);
        }
    }

    @Override
    public void drained() {
        shared.hands().work();
    }

    @Override
    public void closed(String reason) {
        LOG.info("the link is gone: " + reason);
        close();
    }

    /** Ends everything here. Tasks that are under way finish first, on threads that then end by themselves. */
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            link.close();
            shared.close();
            versions.values().forEach(host -> host.strand().execute(host::close));
            closed.countDown();
        }
    }

    private void received(ExchangeMessage message) {
        if (message instanceof ExchangeMessage.Request request) {
            open(request.exchange(), host(request.target()), host -> host.request(request));
        } else if (message instanceof ExchangeMessage.Session session) {
            open(session.exchange(), host(session.target()), host -> host.session(session));
        } else if (message instanceof ExchangeMessage.Scheduled due) {
            open(due.exchange(), versions.get(due.version()), host -> host.scheduled(due));
        } else if (message instanceof ExchangeMessage.Alarm due) {
            open(due.exchange(), objects.get(due.object()), host -> host.alarm(due));
        } else if (message instanceof ExchangeMessage.SocketMessage opening) {
            open(
                    opening.exchange(),
                    objects.get(opening.object()),
                    host -> host.sockets().message(opening));
        } else if (message instanceof ExchangeMessage.SocketEnded opening) {
            open(
                    opening.exchange(),
                    objects.get(opening.object()),
                    host -> host.sockets().ended(opening));
        } else if (message instanceof ExchangeMessage.SocketFailed opening) {
            open(
                    opening.exchange(),
                    objects.get(opening.object()),
                    host -> host.sockets().failed(opening));
        } else if (Numbers.isOurs(message.exchange())) {
            toVersion(Numbers.version(message.exchange()), host -> host.received(message));
        } else {
            IsolateHost host = exchanges.get(message.exchange());
            if (host != null) {
                host.strand().execute(() -> host.received(message));
            }
        }
    }

    private @Nullable IsolateHost host(Target target) {
        return switch (target) {
            case Target.Worker worker -> versions.get(worker.version());
            case Target.PlacedObject object -> objects.get(object.object());
            case Target.AnyObject any -> null;
            case Target.Service service -> null;
            case Target.Outside outside -> null;
            case Target.Cache cache -> null;
        };
    }

    private void open(long exchange, @Nullable IsolateHost host, Consumer<IsolateHost> event) {
        if (host == null) {
            Failure failure =
                    new Failure(Failure.Cause.OBJECT_MOVED, "Error", "The target is not in this sandbox.", "");
            link.send(new Failed(exchange, failure));
            link.send(new EventDone(exchange, 0, ""));
            return;
        }
        exchanges.put(exchange, host);
        host.strand().execute(() -> event.accept(host));
    }

    private void received(PodMessage message) {
        switch (message) {
            case PodMessage.Welcome welcome -> {
                startupMillis = welcome.startupMillis();
                heapLimitBytes = welcome.heapLimitBytes();
            }
            case StartVersion start -> startVersion(start);
            case PodMessage.RetireVersion retire -> {
                IsolateHost host = versions.get(retire.version());
                if (host != null) {
                    host.strand().execute(host::retire);
                }
            }
            case StartObject start -> {
                IsolateHost host = versions.get(start.version());
                if (host != null) {
                    objects.put(start.object(), host);
                    host.strand().execute(() -> host.startObject(start));
                }
            }
            case PodMessage.StopObject stop -> {
                IsolateHost host = objects.remove(stop.object());
                if (host != null) {
                    host.strand().execute(() -> host.stopObject(stop.object(), stop.reason()));
                }
            }
            case PodMessage.OfSocket told -> {
                IsolateHost host = objects.get(told.object());
                if (host != null) {
                    host.strand().execute(() -> host.sockets().told(told));
                }
            }
            case PodMessage.StorageAnswer answer -> {
                IsolateHost host = versions.get(Numbers.version(answer.operation()));
                if (host != null) {
                    host.storageAnswered(answer);
                }
            }
        }
    }

    private void startVersion(StartVersion start) {
        try {
            Bundle bundle = Bundle.parse(start.bundle());
            Version version =
                    new Version(start.version(), engine, bundle, start.cpuMillis(), startupMillis, heapLimitBytes);
            IsolateHost host = new IsolateHost(version, shared);
            versions.put(start.version(), host);
            host.strand().execute(host::start);
        } catch (InvalidBundleException e) {
            Failure failure = new Failure(Failure.Cause.STARTUP_FAILED, "Error", e.getMessage(), "");
            link.send(new VersionFailed(start.version(), failure));
        }
    }

    private void toVersion(int version, Consumer<IsolateHost> action) {
        Optional.ofNullable(versions.get(version))
                .ifPresent(host -> host.strand().execute(() -> action.accept(host)));
    }

    private void beat() {
        try {
            while (!closed.await(HEARTBEAT_MILLIS, TimeUnit.MILLISECONDS)) {
                link.send(new Heartbeat(versions.size(), engine.heapBytes()));
                versions.values().forEach(host -> host.strand().execute(host::sweep));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
