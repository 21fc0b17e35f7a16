package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.MemoryLink;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StartVersion;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** A sandbox without an engine: speaks the link as a real one does, and does with each message what a test says. */
public final class FakeSandbox implements SandboxProcess {
    private final Link podEnd;
    private final Link ownEnd;
    private final String name;
    private final Script script;
    private final BlockingQueue<LinkMessage> received = new LinkedBlockingQueue<>();
    private final Map<Integer, StartVersion> versions = new ConcurrentHashMap<>();
    private final Map<Long, StartObject> objects = new ConcurrentHashMap<>();
    private final Map<Long, Consumer<ExchangeMessage>> calls = new ConcurrentHashMap<>();
    private final Map<Long, Consumer<PodMessage>> operations = new ConcurrentHashMap<>();
    private final AtomicLong lastExchange = new AtomicLong(-1);
    private final AtomicLong lastOperation = new AtomicLong();
    private volatile boolean killed;
    private volatile long residentBytes;
    private volatile boolean burning;
    private volatile boolean gone;

    /** What the code in it does. */
    @FunctionalInterface
    public interface Script {
        /** A request arrived. */
        void request(FakeSandbox sandbox, ExchangeMessage.Request request);

        /** A schedule is due; unless a test says otherwise, its run succeeds at once. */
        default void scheduled(FakeSandbox sandbox, ExchangeMessage.Scheduled due) {
            sandbox.say(new ExchangeMessage.Response(due.exchange(), 204, "", Headers.EMPTY, new Body.None()));
            sandbox.say(new SandboxMessage.EventDone(due.exchange(), 100, ""));
        }
    }

    public FakeSandbox(String name, Script script) {
        this.name = name;
        this.script = script;
        MemoryLink.Pair pair = MemoryLink.pair();
        this.podEnd = pair.pod();
        this.ownEnd = pair.sandbox();
        ownEnd.start(new Listener());
        ownEnd.send(new SandboxMessage.Hello(SandboxMessage.Hello.PROTOCOL_VERSION, 0));
    }

    /** Says something to the pod. */
    public void say(LinkMessage message) {
        ownEnd.send(message);
    }

    /** Answers a request with text. */
    public void answer(long exchange, int status, String text) {
        say(new ExchangeMessage.Response(
                exchange,
                status,
                "",
                new Headers("content-type\ntext/plain"),
                new Body.Inline(text.getBytes(StandardCharsets.UTF_8))));
        say(new SandboxMessage.EventDone(exchange, 100, ""));
    }

    /** Lets a request fail. */
    public void fail(long exchange, Failure failure) {
        say(new ExchangeMessage.Failed(exchange, failure));
        say(new SandboxMessage.EventDone(exchange, 100, ""));
    }

    /** Calls an object; everything that comes of it goes to the handler. */
    public long call(int version, String url, String namespaceId, String id, Consumer<ExchangeMessage> handler) {
        long exchange = lastExchange.addAndGet(2);
        calls.put(exchange, handler);
        say(new ExchangeMessage.Request(
                exchange,
                new Target.AnyObject(version, 0, namespaceId, id, Optional.empty()),
                "GET",
                url,
                Headers.EMPTY,
                new Body.None()));
        return exchange;
    }

    /** Reads one key of an object. */
    public void read(long object, String key, Consumer<List<StorageEntry>> then) {
        long operation = lastOperation.incrementAndGet();
        operations.put(operation, answer -> {
            if (answer instanceof PodMessage.StorageEntries entries) {
                then.accept(entries.entries());
            }
        });
        say(new SandboxMessage.StorageRead(operation, object, new StorageQuery.Keys(List.of(key))));
    }

    /** Writes one key of an object. */
    public void write(long object, String key, String value, Consumer<PodMessage> then) {
        long operation = lastOperation.incrementAndGet();
        operations.put(operation, then);
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        say(new SandboxMessage.StorageCommit(operation, object, List.of(new StorageChange.Put(key, bytes))));
    }

    /** The version's number, by its id. */
    public String versionJson(int version) {
        return new String(versions.get(version).bundle(), StandardCharsets.UTF_8);
    }

    /** An object that was placed here. */
    public StartObject object(long number) {
        return objects.get(number);
    }

    /** Number of objects that are placed here. */
    public int placedObjects() {
        return objects.size();
    }

    /** The next message of a type; others are passed over. */
    public <T extends LinkMessage> T next(Class<T> type) throws InterruptedException {
        while (true) {
            LinkMessage message = received.poll(10, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no " + type.getSimpleName() + " arrived");
            }
            if (type.isInstance(message)) {
                return type.cast(message);
            }
        }
    }

    /** The process dies. */
    public void die() {
        ownEnd.close();
    }

    public void setResidentBytes(long bytes) {
        residentBytes = bytes;
    }

    /** It uses a whole processor from now on. */
    public void burn() {
        burning = true;
    }

    /** Whether the pod has let go of it, in whatever way. */
    public boolean isGone() {
        return gone;
    }

    public boolean isKilled() {
        return killed;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Link link() {
        return podEnd;
    }

    @Override
    public long processId() {
        return 0;
    }

    @Override
    public OptionalLong residentBytes() {
        return OptionalLong.of(residentBytes);
    }

    @Override
    public OptionalLong cpuMillis() {
        return OptionalLong.of(burning ? System.nanoTime() / 1_000_000 : 0);
    }

    @Override
    public Precedence precedence() {
        return Precedence.ofWanted();
    }

    @Override
    public Optional<Failure> exceededLimit() {
        return Optional.empty();
    }

    @Override
    public void kill() {
        killed = true;
        ownEnd.close();
    }

    private void received(LinkMessage message) {
        received.add(message);
        switch (message) {
            case StartVersion start -> {
                versions.put(start.version(), start);
                say(new SandboxMessage.VersionStarted(start.version(), 1, List.of()));
            }
            case StartObject start -> objects.put(start.object(), start);
            case PodMessage.StopObject stop -> objects.remove(stop.object());
            case PodMessage.StorageEntries answer -> answered(answer.operation(), answer);
            case PodMessage.StorageEverything answer -> answered(answer.operation(), answer);
            case PodMessage.StorageCommitted answer -> answered(answer.operation(), answer);
            case PodMessage.StorageFailed answer -> answered(answer.operation(), answer);
            case ExchangeMessage.Request request -> script.request(this, request);
            case ExchangeMessage.Scheduled due -> script.scheduled(this, due);
            case ExchangeMessage exchange
            when (exchange.exchange() & 1) == 1 -> {
                Consumer<ExchangeMessage> handler = calls.get(exchange.exchange());
                if (handler != null) {
                    handler.accept(exchange);
                }
            }
            default -> {}
        }
    }

    private void answered(long operation, PodMessage answer) {
        Consumer<PodMessage> handler = operations.remove(operation);
        if (handler != null) {
            handler.accept(answer);
        }
    }

    private final class Listener implements Link.Listener {
        @Override
        public void received(LinkMessage message) {
            FakeSandbox.this.received(message);
        }

        @Override
        public void closed(String reason) {
            gone = true;
        }
    }
}
