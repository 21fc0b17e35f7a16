package dev.holdfast.sandbox.serve;

import dev.holdfast.link.Link;
import dev.holdfast.link.MemoryLink;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Alarm;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.ExchangeMessage.Scheduled;
import dev.holdfast.link.message.ExchangeMessage.Session;
import dev.holdfast.link.message.ExchangeMessage.SocketClaim;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.PodMessage.StartObject;
import dev.holdfast.link.message.PodMessage.StartVersion;
import dev.holdfast.link.message.PodMessage.StorageAlarm;
import dev.holdfast.link.message.PodMessage.StorageCommitted;
import dev.holdfast.link.message.PodMessage.StorageEntries;
import dev.holdfast.link.message.PodMessage.StorageEverything;
import dev.holdfast.link.message.PodMessage.Welcome;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageEntry;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.Target;
import dev.holdfast.sandbox.Bundles;
import dev.holdfast.sandbox.Engines;
import dev.holdfast.sandbox.object.KeyOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;

/** The pod's end of a link: keeps values in memory, routes calls back to objects in the same sandbox. */
final class FakePod implements Link.Listener, AutoCloseable {
    private final Link link;
    private final Sandbox sandbox;
    private final AtomicLong lastExchange = new AtomicLong();
    private final AtomicInteger forwardedMessages = new AtomicInteger();
    private final Map<Long, Answer> answers = new ConcurrentHashMap<>();
    private final Map<Long, Long> forwarded = new ConcurrentHashMap<>();
    private final Map<Long, TreeMap<String, byte[]>> stores = new ConcurrentHashMap<>();
    private final Map<String, Long> placed = new ConcurrentHashMap<>();
    final BlockingQueue<Target> calls = new LinkedBlockingQueue<>();
    final BlockingQueue<SandboxMessage> reports = new LinkedBlockingQueue<>();
    final BlockingQueue<SocketClaim> claims = new LinkedBlockingQueue<>();
    final BlockingQueue<ExchangeMessage.Failed> failures = new LinkedBlockingQueue<>();
    final BlockingQueue<StorageCommit> heldCommits = new LinkedBlockingQueue<>();
    final BlockingQueue<StorageRead> heldReads = new LinkedBlockingQueue<>();
    volatile boolean holdCommits;
    volatile boolean holdReads;
    final Map<Long, Optional<Long>> alarms = new ConcurrentHashMap<>();

    /** An answer as it comes in. */
    static final class Answer {
        final CompletableFuture<Response> head = new CompletableFuture<>();
        final CompletableFuture<String> body = new CompletableFuture<>();
        final CompletableFuture<Void> done = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();

        String text() throws Exception {
            head.get(10, TimeUnit.SECONDS);
            return body.get(10, TimeUnit.SECONDS);
        }

        Failure failure() throws Exception {
            try {
                head.get(10, TimeUnit.SECONDS);
            } catch (java.util.concurrent.ExecutionException e) {
                return ((FailedAnswer) e.getCause()).failure;
            }
            throw new AssertionError("the request did not fail");
        }
    }

    static final class FailedAnswer extends RuntimeException {
        final transient Failure failure;

        FailedAnswer(Failure failure) {
            super(failure.toString());
            this.failure = failure;
        }
    }

    private FakePod(Link link, Sandbox sandbox) {
        this.link = link;
        this.sandbox = sandbox;
    }

    void rehearse() {
        sandbox.rehearse();
    }

    static FakePod start() {
        return start(MemoryLink.pair());
    }

    static FakePod start(MemoryLink.Pair pair) {
        Sandbox sandbox = new Sandbox(pair.sandbox(), Engines.shared(), FakePod::unexpected);
        FakePod pod = new FakePod(pair.pod(), sandbox);
        pair.pod().start(pod);
        sandbox.start();
        pair.pod().send(new Welcome(1L << 30, 1000, 1000));
        return pod;
    }

    private static void unexpected(String reason) {
        throw new AssertionError("the sandbox gave up: " + reason);
    }

    FakePod version(int version, byte[] bundle) {
        return version(version, bundle, 1000);
    }

    FakePod version(int version, byte[] bundle, int cpuMillis) {
        link.send(new StartVersion(version, bundle, cpuMillis));
        return this;
    }

    void object(int version, long object, String className) {
        String id = new dev.holdfast.link.id.ObjectIds(Bundles.UNIQUE_KEY).fromName("object-" + object);
        link.send(new StartObject(
                object, version, Bundles.NAMESPACE, className, id, Optional.of("object-" + object), true));
    }

    Answer get(Target target, String path) {
        return request(target, "GET", path, new Body.None());
    }

    Answer request(Target target, String method, String path, Body body) {
        long exchange = lastExchange.addAndGet(2);
        Answer answer = new Answer();
        answers.put(exchange, answer);
        link.send(new Request(exchange, target, method, "http://test" + path, Headers.EMPTY, body));
        return answer;
    }

    Answer session(Target target, byte[] opening) {
        long exchange = lastExchange.addAndGet(2);
        Answer answer = new Answer();
        answers.put(exchange, answer);
        link.send(new Session(exchange, target, opening));
        return answer;
    }

    /** How many messages of exchanges between events were passed on. */
    int forwardedMessages() {
        return forwardedMessages.get();
    }

    Answer schedule(int version, String cron, long dueMillis) {
        long exchange = lastExchange.addAndGet(2);
        Answer answer = new Answer();
        answers.put(exchange, answer);
        link.send(new Scheduled(exchange, version, cron, dueMillis));
        return answer;
    }

    Answer alarm(long object, long dueMillis, int retries) {
        long exchange = lastExchange.addAndGet(2);
        Answer answer = new Answer();
        answers.put(exchange, answer);
        link.send(new Alarm(exchange, object, dueMillis, retries));
        return answer;
    }

    long lastExchange() {
        return lastExchange.get();
    }

    void send(LinkMessage message) {
        link.send(message);
    }

    Map<String, byte[]> store(long object) {
        return stores.computeIfAbsent(object, key -> new TreeMap<>(KeyOrder.COMPARATOR));
    }

    <T extends SandboxMessage> T report(Class<T> type) throws Exception {
        while (true) {
            SandboxMessage report = reports.poll(10, TimeUnit.SECONDS);
            if (report == null) {
                throw new TimeoutException("no " + type.getSimpleName());
            }
            if (type.isInstance(report)) {
                return type.cast(report);
            }
        }
    }

    @Override
    public void received(LinkMessage message) {
        switch (message) {
            case StorageRead read -> {
                if (holdReads) {
                    heldReads.add(read);
                } else {
                    answer(read);
                }
            }
            case StorageCommit commit -> {
                if (holdCommits) {
                    heldCommits.add(commit);
                } else {
                    apply(commit);
                }
            }
            case SandboxMessage.EventDone done -> {
                Answer answer = answers.get(done.exchange());
                if (answer != null) {
                    answer.done.complete(null);
                }
                reports.add(done);
            }
            case SandboxMessage report -> reports.add(report);
            case Request request ->
                forward(
                        request.exchange(),
                        request.target(),
                        (exchange, target) -> new Request(
                                exchange, target, request.method(), request.url(), request.headers(), request.body()));
            case Session session ->
                forward(
                        session.exchange(),
                        session.target(),
                        (exchange, target) -> new Session(exchange, target, session.opening()));
            case SocketClaim claim -> claims.add(claim);
            case ExchangeMessage.Failed failed
            when !answers.containsKey(failed.exchange()) && !forwarded.containsKey(failed.exchange()) ->
                failures.add(failed);
            case ExchangeMessage exchange -> received(exchange);
            default -> throw new IllegalArgumentException(message.toString());
        }
    }

    void answer(StorageRead read) {
        link.send(
                switch (read.query()) {
                    case StorageQuery.Part part -> new StorageEntries(read.operation(), entries(read.object(), part));
                    case StorageQuery.Ahead ahead -> answer(read, ahead);
                    case StorageQuery.Alarm() ->
                        new StorageAlarm(read.operation(), alarms.getOrDefault(read.object(), Optional.empty()));
                });
    }

    private LinkMessage answer(StorageRead read, StorageQuery.Ahead ahead) {
        List<StorageEntry> everything =
                entries(read.object(), new StorageQuery.Range("", false, Optional.empty(), false, -1));
        int bytes = everything.stream()
                .mapToInt(entry -> entry.key().length() + entry.value().length)
                .sum();
        return bytes <= ahead.maxBytes()
                ? new StorageEverything(read.operation(), everything)
                : new StorageEntries(read.operation(), entries(read.object(), ahead.query()));
    }

    void apply(StorageCommit commit) {
        Map<String, byte[]> store = store(commit.object());
        for (StorageChange change : commit.changes()) {
            switch (change) {
                case StorageChange.Put put -> store.put(put.key(), put.value());
                case StorageChange.Delete delete -> store.remove(delete.key());
                case StorageChange.DeleteAll all -> store.clear();
                case StorageChange.Alarm set -> alarms.put(commit.object(), set.dueMillis());
            }
        }
        link.send(new StorageCommitted(commit.operation()));
    }

    private List<StorageEntry> entries(long object, StorageQuery.Part query) {
        TreeMap<String, byte[]> store = (TreeMap<String, byte[]>) store(object);
        List<StorageEntry> entries = new ArrayList<>();
        switch (query) {
            case StorageQuery.Keys keys ->
                keys.keys().stream()
                        .filter(store::containsKey)
                        .sorted(KeyOrder.COMPARATOR)
                        .forEach(key -> entries.add(new StorageEntry(key, store.get(key))));
            case StorageQuery.Range range -> {
                var tail = store.tailMap(range.start(), !range.startExclusive());
                var within = range.end().isPresent() ? tail.headMap(range.end().get(), false) : tail;
                within.forEach((key, value) -> entries.add(new StorageEntry(key, value)));
                while (range.limit() >= 0 && entries.size() > range.limit()) {
                    entries.remove(range.reverse() ? 0 : entries.size() - 1);
                }
            }
        }
        return entries;
    }

    private void forward(long from, Target asked, BiFunction<Long, Target, ExchangeMessage> opening) {
        calls.add(asked);
        Target answering = switch (asked) {
            case Target.AnyObject target -> place(target);
            case Target.Service target ->
                new Target.Worker(target.version(), target.binding().orElse(target.entrypoint()), target.props());
            case Target.Outside target -> throw new AssertionError("there is no outside: " + target);
            case Target.Cache target -> throw new AssertionError("there are no caches: " + target);
            case Target.Worker target -> throw new AssertionError("not for a pod: " + target);
            case Target.PlacedObject target -> throw new AssertionError("not for a pod: " + target);
        };
        long exchange = lastExchange.addAndGet(2);
        forwarded.put(exchange, from);
        forwarded.put(from, exchange);
        forwardedMessages.incrementAndGet();
        link.send(opening.apply(exchange, answering));
    }

    private Target place(Target.AnyObject target) {
        long object = placed.computeIfAbsent(target.id(), id -> {
            long number = 1000L + placed.size();
            link.send(
                    new StartObject(number, target.version(), target.namespaceId(), "Thing", id, target.name(), true));
            return number;
        });
        return new Target.PlacedObject(object);
    }

    private void received(ExchangeMessage message) {
        Long other = forwarded.get(message.exchange());
        if (other != null) {
            forwardedMessages.incrementAndGet();
            link.send(renumbered(message, other));
            return;
        }
        Answer answer = answers.get(message.exchange());
        switch (message) {
            case Response response -> {
                answer.head.complete(response);
                switch (response.body()) {
                    case Body.None none -> answer.body.complete("");
                    case Body.Inline inline -> answer.body.complete(new String(inline.bytes(), StandardCharsets.UTF_8));
                    case Body.Streamed streamed -> {}
                }
            }
            case ExchangeMessage.Failed failed -> answer.head.completeExceptionally(new FailedAnswer(failed.failure()));
            case Chunk chunk -> {
                answer.text.append(new String(chunk.bytes(), StandardCharsets.UTF_8));
                link.send(new Credit(chunk.exchange(), chunk.bytes().length));
            }
            case ExchangeMessage.End end -> answer.body.complete(answer.text.toString());
            case ExchangeMessage.Abort abort ->
                answer.body.completeExceptionally(new IllegalStateException(abort.reason()));
            default -> {}
        }
    }

    private static ExchangeMessage renumbered(ExchangeMessage message, long exchange) {
        return switch (message) {
            case Request m -> new Request(exchange, m.target(), m.method(), m.url(), m.headers(), m.body());
            case Alarm m -> new Alarm(exchange, m.object(), m.dueMillis(), m.retries());
            case Session m -> new Session(exchange, m.target(), m.opening());
            case Scheduled m -> new Scheduled(exchange, m.version(), m.cron(), m.dueMillis());
            case Response m -> new Response(exchange, m.status(), m.statusText(), m.headers(), m.body());
            case ExchangeMessage.Failed m -> new ExchangeMessage.Failed(exchange, m.failure());
            case ExchangeMessage.Cancel m -> new ExchangeMessage.Cancel(exchange);
            case Chunk m -> new Chunk(exchange, m.bytes());
            case ExchangeMessage.End m -> new ExchangeMessage.End(exchange);
            case ExchangeMessage.Abort m -> new ExchangeMessage.Abort(exchange, m.reason());
            case Credit m -> new Credit(exchange, m.bytes());
            case ExchangeMessage.StopReading m -> new ExchangeMessage.StopReading(exchange);
            case ExchangeMessage.SocketFrame m ->
                new ExchangeMessage.SocketFrame(exchange, m.text(), m.last(), m.bytes());
            case ExchangeMessage.SocketClose m -> new ExchangeMessage.SocketClose(exchange, m.code(), m.reason());
            case ExchangeMessage.SocketPass m -> new ExchangeMessage.SocketPass(exchange, m.headers(), m.with());
            case SocketClaim m -> throw new AssertionError("kept by the pod: " + m);
            case ExchangeMessage.SocketMessage m -> throw new AssertionError("not for a pod: " + m);
            case ExchangeMessage.SocketEnded m -> throw new AssertionError("not for a pod: " + m);
            case ExchangeMessage.SocketFailed m -> throw new AssertionError("not for a pod: " + m);
        };
    }

    @Override
    public void closed(String reason) {
        answers.values().forEach(answer -> answer.head.completeExceptionally(new IllegalStateException(reason)));
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
