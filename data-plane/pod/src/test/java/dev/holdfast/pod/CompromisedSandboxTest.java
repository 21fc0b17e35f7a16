package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contract.RedisKeys;
import dev.holdfast.link.codec.MessageCodec;
import dev.holdfast.link.message.AutoResponse;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.ExchangeMessage.Chunk;
import dev.holdfast.link.message.ExchangeMessage.Credit;
import dev.holdfast.link.message.ExchangeMessage.Request;
import dev.holdfast.link.message.ExchangeMessage.Response;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.PodMessage;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.EventDone;
import dev.holdfast.link.message.SandboxMessage.Heartbeat;
import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.SandboxMessage.StorageCommit;
import dev.holdfast.link.message.SandboxMessage.StorageRead;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.link.message.StorageQuery;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.FakeSandbox;
import dev.holdfast.pod.sandbox.Precedence;
import dev.holdfast.pod.sandbox.RogueSandbox;
import dev.holdfast.pod.sandbox.SandboxProcess;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/**
 * A sandbox that somebody took over speaks the protocol freely over the real socket. Whatever it says that it may not
 * say ends it; Redis holds what it held, and the sandbox of another account notices nothing.
 */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CompromisedSandboxTest {
    private static final String HONEST_OBJECT = Published.id("kept");
    private static final long NEVER_PLACED = 4711;
    private static final List<String> NO_FIELDS = List.of(
            ":authority\nelsewhere",
            "a\nb\n:cf\n{}",
            "Host\nelsewhere",
            "Transfer-Encoding\nchunked",
            "CF-Connecting-IP\n1.2.3.4",
            "two words\nvalue",
            "name:\nvalue",
            "name\nvalue\rset-cookie: stolen=1",
            "name\nvalue\0",
            "\nvalue",
            "name",
            "name\n" + "x".repeat(200_000),
            "name\nvalue\n".repeat(20_000) + "name\nvalue");
    private static final AtomicInteger LAST_NUMBER = new AtomicInteger();
    private static final AtomicInteger LAUNCHED = new AtomicInteger();
    private static final AtomicInteger COUNTED = new AtomicInteger(1);
    private static final LinkedBlockingQueue<RogueSandbox> ROGUES = new LinkedBlockingQueue<>();

    private static TestRedis redis;
    private static Path folder;
    private static Pod pod;
    private static Client client;

    /** What a rogue does once a request of its own account has reached it. */
    @FunctionalInterface
    private interface Deed {
        void commit(RogueSandbox rogue, Request request) throws Exception;
    }

    @BeforeAll
    static void startPod() throws Exception {
        folder = Files.createTempDirectory("rogue");
        redis = TestRedis.start();
        PodSettings settings = TestSettings.of(Map.of("holdfast.sandbox.spares", "0"));
        pod = new Pod(
                redis.vertx(), redis.client(), new SimpleMeterRegistry(), CompromisedSandboxTest::launch, settings);
        pod.start();
        client = new Client(pod.tenantsPort());
        new Published(redis).deploy("honest");
        assertThat(client.getUntil("/hello", "hello from honest")).isEqualTo("hello from honest");
        assertThat(client.get("/object/kept").body()).isEqualTo("honest:1");
    }

    @AfterAll
    static void stopPod() throws IOException {
        client.close();
        pod.stop();
        redis.close();
        Files.delete(folder);
    }

    @TestFactory
    Stream<DynamicTest> whatItMayNotSayEndsIt() {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put(
                "commits for an object that was never placed there", (rogue, request) -> rogue.say(put(NEVER_PLACED)));
        deeds.put("commits for object 0", (rogue, request) -> rogue.say(put(0)));
        deeds.put("commits for a negative object", (rogue, request) -> rogue.say(put(-1)));
        deeds.put(
                "sets the alarm of an object that was never placed there",
                (rogue, request) -> rogue.say(
                        new StorageCommit(1, NEVER_PLACED, List.of(new StorageChange.Alarm(Optional.of(1L))))));
        deeds.put(
                "asks for the alarm of an object that was never placed there",
                (rogue, request) -> rogue.say(new StorageRead(1, NEVER_PLACED, new StorageQuery.Alarm())));
        deeds.put(
                "has an alarm run in place of an answer",
                (rogue, request) -> rogue.say(new ExchangeMessage.Alarm(request.exchange(), 1, 1, 0)));
        deeds.put("has an alarm run in the pod", (rogue, request) -> rogue.say(new ExchangeMessage.Alarm(1, 1, 1, 0)));
        deeds.put(
                "reads an object that was never placed there",
                (rogue, request) ->
                        rogue.say(new StorageRead(1, NEVER_PLACED, new StorageQuery.Keys(List.of("count")))));
        deeds.put("asks for more keys than one query has", (rogue, request) -> {
            List<String> keys =
                    IntStream.range(0, 129).mapToObj(Integer::toString).toList();
            rogue.say(new StorageRead(1, NEVER_PLACED, new StorageQuery.Keys(keys)));
        });
        deeds.put(
                "asks for more ahead than there may be",
                (rogue, request) -> rogue.say(new StorageRead(
                        1,
                        NEVER_PLACED,
                        new StorageQuery.Ahead(new StorageQuery.Keys(List.of("count")), Integer.MAX_VALUE))));
        deeds.put("counts less than no reads", (rogue, request) -> rogue.say(new SandboxMessage.CacheUse(-1, 0)));
        deeds.put(
                "counts more reads than there can be",
                (rogue, request) -> rogue.say(new SandboxMessage.CacheUse(0, Long.MAX_VALUE)));
        deeds.put(
                "resets an object that was never placed there",
                (rogue, request) -> rogue.say(new SandboxMessage.ObjectReset(NEVER_PLACED, failure())));
        deeds.put(
                "calls an object as a version that it was not given",
                (rogue, request) -> rogue.say(call(4711, Published.NAMESPACE, HONEST_OBJECT)));
        deeds.put(
                "calls an object of another account's namespace",
                (rogue, request) -> rogue.say(call(version(request), Published.NAMESPACE, HONEST_OBJECT)));
        deeds.put(
                "logs for a version that it was not given",
                (rogue, request) -> rogue.say(new LogLine(4711, 0, 0, "log", 1, "forged")));
        deeds.put(
                "logs for an object that was never placed there",
                (rogue, request) -> rogue.say(new LogLine(version(request), NEVER_PLACED, 0, "log", 1, "forged")));
        deeds.put(
                "logs for an event that it was not given",
                (rogue, request) -> rogue.say(new LogLine(version(request), 0, 4712, "log", 1, "forged")));
        deeds.put(
                "logs more in a line than there can be",
                (rogue, request) ->
                        rogue.say(new LogLine(version(request), 0, 0, "log", 1, "x".repeat(LogLine.LONGEST + 1))));
        deeds.put(
                "throws for an event that it was not given",
                (rogue, request) -> rogue.say(new SandboxMessage.Thrown(version(request), 0, 4712, 1, failure())));
        deeds.put(
                "names a method too long",
                (rogue, request) ->
                        rogue.say(new EventDone(request.exchange(), 1, "x".repeat(EventDone.LONGEST_METHOD + 1))));
        deeds.put(
                "logs at a level that does not exist",
                (rogue, request) -> rogue.say(new LogLine(version(request), 0, 0, "x".repeat(100_000), 1, "forged")));
        deeds.put(
                "reports a version that it was not given",
                (rogue, request) -> rogue.say(new SandboxMessage.VersionFailed(4711, failure())));
        deeds.put(
                "says that a version is stuck which it was not given",
                (rogue, request) -> rogue.say(new SandboxMessage.Stuck(4711)));
        deeds.put(
                "bills for a request that it was not given", (rogue, request) -> rogue.say(new EventDone(4712, 1, "")));
        deeds.put("bills for a call of its own", (rogue, request) -> rogue.say(new EventDone(1, 1, "")));
        deeds.put("bills twice", (rogue, request) -> {
            rogue.say(new EventDone(request.exchange(), 1, ""));
            rogue.say(new EventDone(request.exchange(), 1, ""));
        });
        deeds.put(
                "bills more CPU time than its process used",
                (rogue, request) -> rogue.say(new EventDone(request.exchange(), 3_600_000_000L, "")));
        deeds.put("bills less than nothing", (rogue, request) -> rogue.say(new EventDone(request.exchange(), -1, "")));
        deeds.put("greets twice", (rogue, request) -> rogue.greet());
        deeds.put("speaks as a pod", (rogue, request) -> rogue.say(new PodMessage.StorageCommitted(1)));
        deeds.put("answers a request that it was not given", (rogue, request) -> rogue.say(response(4712)));
        deeds.put("answers twice", (rogue, request) -> {
            rogue.say(streamed(request.exchange()));
            rogue.say(streamed(request.exchange()));
        });
        deeds.put(
                "sends a body before its head",
                (rogue, request) -> rogue.say(new Chunk(request.exchange(), new byte[10])));
        deeds.put("sends more than it has credit for", (rogue, request) -> {
            rogue.say(streamed(request.exchange()));
            writeUntilEnded(
                    rogue, MessageCodec.encode(new Chunk(request.exchange(), new byte[ExchangeMessage.MAX_CHUNK])));
        });
        deeds.put("grants less than nothing", (rogue, request) -> rogue.say(new Credit(request.exchange(), -5)));
        deeds.put(
                "opens an exchange with the pod's numbers",
                (rogue, request) -> rogue.say(new Request(
                        request.exchange() + 2,
                        new Target.AnyObject(version(request), 0, Published.NAMESPACE, HONEST_OBJECT, Optional.empty()),
                        "GET",
                        "http://object/",
                        Headers.EMPTY,
                        new Body.None())));
        deeds.put(
                "sends a request to itself",
                (rogue, request) -> rogue.say(new Request(
                        1,
                        new Target.Worker(version(request)),
                        "GET",
                        "http://self/",
                        Headers.EMPTY,
                        new Body.None())));
        deeds.put(
                "opens a session as a version that it was not given",
                (rogue, request) -> rogue.say(session(1, object(4711), 10)));
        deeds.put(
                "opens a session with an object of another account's namespace",
                (rogue, request) -> rogue.say(session(1, object(version(request)), 10)));
        deeds.put(
                "opens a session for an object that was never placed there",
                (rogue, request) -> rogue.say(session(
                        1,
                        new Target.AnyObject(
                                version(request), NEVER_PLACED, Published.NAMESPACE, HONEST_OBJECT, Optional.empty()),
                        10)));
        deeds.put(
                "opens a session with itself",
                (rogue, request) -> rogue.say(session(1, new Target.Worker(version(request)), 10)));
        deeds.put(
                "opens a session with a server outside",
                (rogue, request) ->
                        rogue.say(session(1, new Target.Outside(version(request), 0, request.exchange()), 10)));
        deeds.put(
                "opens a session with too much",
                (rogue, request) -> rogue.say(session(1, ownService(request), ExchangeMessage.MAX_CHUNK + 1)));
        deeds.put("says more in a session than it has credit for", (rogue, request) -> {
            rogue.say(session(1, ownService(request), 10));
            writeUntilEnded(rogue, MessageCodec.encode(new Chunk(1, new byte[ExchangeMessage.MAX_CHUNK])));
        });
        deeds.put("answers a session with a socket", (rogue, request) -> {
            rogue.say(session(1, ownService(request), 10));
            ExchangeMessage.Session asked = rogue.next(ExchangeMessage.Session.class);
            rogue.say(new Response(asked.exchange(), 101, "", Headers.EMPTY, new Body.None()));
        });
        deeds.put("announces a frame of 4 GiB", (rogue, request) -> rogue.write(new byte[] {-1, -1, -1, -1, 32}));
        deeds.put("announces a frame of 129 MiB", (rogue, request) -> rogue.write(length(129 << 20)));
        deeds.put("sends an empty frame", (rogue, request) -> rogue.write(length(0)));
        deeds.put("sends a frame of no known type", (rogue, request) -> rogue.write(frame(31, 1, 2, 3)));
        deeds.put(
                "sends a list that is longer than its frame",
                (rogue, request) -> rogue.write(frame(36, 1, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x07)));
        deeds.put("sends text that is no text", (rogue, request) -> rogue.write(frame(38, 1, 0, 2, 0xC3, 0x28, 1, 0)));
        deeds.put("leaves bytes over", (rogue, request) -> rogue.write(frame(40, 1, 1, 9)));
        deeds.put("breaks off in the middle of a frame", (rogue, request) -> {
            byte[] whole = MessageCodec.encode(response(request.exchange()));
            rogue.write(Arrays.copyOf(whole, whole.length - 1));
            rogue.close();
        });
        deeds.put(
                "leaves a socket where nobody asked for one",
                (rogue, request) -> rogue.say(claim(request.exchange(), NEVER_PLACED, List.of())));
        deeds.put(
                "leaves a socket for an object that was never placed there",
                (rogue, request) -> rogue.say(claim(4712, NEVER_PLACED, List.of())));
        deeds.put(
                "leaves a socket with eleven tags",
                (rogue, request) -> rogue.say(claim(4712, NEVER_PLACED, List.of("abcdefghijk".split("")))));
        deeds.put(
                "leaves a socket with a tag twice",
                (rogue, request) -> rogue.say(claim(4712, NEVER_PLACED, List.of("a", "a"))));
        deeds.put(
                "speaks on a socket of an object that was never placed there",
                (rogue, request) -> rogue.say(new SandboxMessage.SocketSend(NEVER_PLACED, 1, true, true, new byte[1])));
        deeds.put(
                "closes a socket of object 0",
                (rogue, request) -> rogue.say(new SandboxMessage.SocketEnd(0, 1, 1000, "")));
        deeds.put(
                "sets an automatic response that is too long",
                (rogue, request) -> rogue.say(new SandboxMessage.SocketSettings(
                        NEVER_PLACED, Optional.of(new AutoResponse("x".repeat(2049), "")), 0)));
        deeds.put(
                "opens an event of a socket",
                (rogue, request) -> rogue.say(
                        new ExchangeMessage.SocketMessage(request.exchange(), 1, 1, true, true, new byte[1])));
        deeds.put("floods the link", CompromisedSandboxTest::flood);
        return deeds.entrySet().stream()
                .map(deed -> DynamicTest.dynamicTest(deed.getKey(), () -> endsIt(deed.getValue())));
    }

    private static ExchangeMessage.SocketClaim claim(long exchange, long object, List<String> tags) {
        return new ExchangeMessage.SocketClaim(exchange, object, Headers.EMPTY, 1, tags, Optional.empty());
    }

    @Test
    void whoDoesNotGreetFirstIsEnded() throws Exception {
        String host = account();
        CompletableFuture<HttpResponse<String>> asked = ask(host);
        RogueSandbox rogue = nextRogue();
        rogue.say(new Heartbeat(1, 1));
        assertThat(rogue.isKilledSoon()).isTrue();
        assertThat(asked.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
    }

    @TestFactory
    Stream<DynamicTest> fieldsThatAreNoHttpGoNowhere() {
        return NO_FIELDS.stream()
                .map(fields -> DynamicTest.dynamicTest(
                        fields.length() > 40 ? fields.length() + " characters" : fields,
                        () -> fieldsGoNowhere(new Headers(fields))));
    }

    @Test
    void theRequestsPropertiesGoToNobodyOutside() throws Exception {
        String host = account();
        CompletableFuture<HttpResponse<String>> asked = ask(host);
        RogueSandbox rogue = nextRogue().greet();
        Request request = rogue.next(Request.class);
        refusesCall(rogue, outside(1, request, new Headers(":cf\n{}")));
        rogue.say(response(request.exchange()));
        assertThat(asked.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void storesThatAreNotBoundAreNotReached() throws Exception {
        String host = account();
        CompletableFuture<HttpResponse<String>> asked = ask(host);
        RogueSandbox rogue = nextRogue().greet();
        Request request = rogue.next(Request.class);
        Set<String> before = stored();
        long exchange = 1;
        for (String binding : List.of("KV", "ASSETS", "COUNTER", "")) {
            rogue.say(new Request(
                    exchange,
                    new Target.Service(version(request), request.exchange(), Optional.of(binding), "", ""),
                    "PUT",
                    "https://fake-host/key?urlencoded=true",
                    Headers.EMPTY,
                    new Body.Inline(new byte[10])));
            ExchangeMessage.Failed failed = rogue.next(ExchangeMessage.Failed.class);
            assertThat(failed.failure().message()).isEqualTo("This Worker has no binding to that service.");
            exchange += 2;
        }
        assertThat(stored()).isEqualTo(before);
        rogue.say(response(request.exchange()));
        assertThat(asked.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }

    @Test
    void aStatusTextEndsNoLine() throws Exception {
        for (String text : List.of("OK\r\nset-cookie: stolen=1", "x".repeat(5000))) {
            String host = account();
            CompletableFuture<HttpResponse<String>> asked = ask(host);
            RogueSandbox rogue = nextRogue().greet();
            Request request = rogue.next(Request.class);
            rogue.say(new Response(request.exchange(), 200, text, Headers.EMPTY, new Body.Inline(new byte[0])));
            isFailed(asked);
        }
    }

    /** Comes last: requests that it leaves behind start further sandboxes. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whoNeverReadsIsEndedBeforeThePodsMemoryIsFull() throws Exception {
        String host = account();
        List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
        asked.add(ask(host));
        RogueSandbox rogue = nextRogue().greet();
        rogue.next(Request.class);
        for (int sent = 0; sent < 600 && !rogue.isKilled(); sent++) {
            asked.add(client.later(client.request(host, "/").POST(BodyPublishers.ofByteArray(new byte[300_000]))));
        }
        assertThat(rogue.isKilledSoon()).isTrue();
        asked.forEach(request -> request.cancel(true));
        checkNeighbour();
    }

    private static void endsIt(Deed deed) throws Exception {
        String host = account();
        Set<String> before = stored();
        CompletableFuture<HttpResponse<String>> asked = ask(host);
        RogueSandbox rogue = nextRogue().greet();
        deed.commit(rogue, rogue.next(Request.class));
        assertThat(rogue.isKilledSoon()).isTrue();
        assertThat(asked.handle((answer, failure) -> failure != null || answer.statusCode() >= 200)
                        .get(20, TimeUnit.SECONDS))
                .isTrue();
        assertThat(stored()).isEqualTo(before);
        checkNeighbour();
    }

    /** Neither to a server outside, nor to another object, nor to a client. */
    private static void fieldsGoNowhere(Headers headers) throws Exception {
        String host = account();
        CompletableFuture<HttpResponse<String>> asked = ask(host);
        RogueSandbox rogue = nextRogue().greet();
        Request request = rogue.next(Request.class);
        refusesCall(rogue, outside(1, request, headers));
        refusesCall(
                rogue,
                new Request(
                        3,
                        new Target.AnyObject(version(request), 0, Published.NAMESPACE, HONEST_OBJECT, Optional.empty()),
                        "GET",
                        "http://object/",
                        headers,
                        new Body.None()));
        rogue.say(new Response(request.exchange(), 200, "", headers, new Body.Inline(new byte[10])));
        isFailed(asked);
        checkNeighbour();
    }

    private static void refusesCall(RogueSandbox rogue, Request call) throws Exception {
        rogue.say(call);
        ExchangeMessage.Failed failed = rogue.next(ExchangeMessage.Failed.class);
        assertThat(failed.exchange()).isEqualTo(call.exchange());
        assertThat(failed.failure().message()).isEqualTo("Invalid header name or value.");
    }

    private static void isFailed(CompletableFuture<HttpResponse<String>> asked) throws Exception {
        HttpResponse<String> answer = asked.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
        assertThat(answer.body()).contains("1101");
    }

    private static ExchangeMessage.Session session(long exchange, Target target, int bytes) {
        return new ExchangeMessage.Session(exchange, target, new byte[bytes]);
    }

    private static Target object(int version) {
        return new Target.AnyObject(version, 0, Published.NAMESPACE, HONEST_OBJECT, Optional.empty());
    }

    private static Target ownService(Request request) {
        return new Target.Service(version(request), request.exchange(), Optional.empty(), "", "");
    }

    private static Request outside(long exchange, Request request, Headers headers) {
        return new Request(
                exchange,
                new Target.Outside(version(request), 0, request.exchange()),
                "GET",
                "http://" + Published.HOST + "/",
                headers,
                new Body.None());
    }

    /** The object of another account holds what it held, and answers. */
    private static void checkNeighbour() throws Exception {
        assertThat(client.get("/hello").body()).isEqualTo("hello from honest");
        assertThat(client.get("/object/kept").body()).isEqualTo("honest:" + COUNTED.incrementAndGet());
    }

    /** Posts, since the client would repeat a GET whose connection breaks. */
    private static CompletableFuture<HttpResponse<String>> ask(String host) {
        return client.later(client.request(host, "/").POST(BodyPublishers.ofString("question")));
    }

    /** A new account with a worker; answers the worker's host. */
    private static String account() throws Exception {
        int number = LAST_NUMBER.incrementAndGet();
        String host = "r" + number + ".rogue.localhost";
        new Published(redis).other(number, number, host).deploy("rogue");
        return host;
    }

    private static RogueSandbox nextRogue() throws InterruptedException {
        return Objects.requireNonNull(ROGUES.poll(20, TimeUnit.SECONDS), "no sandbox was started");
    }

    private static SandboxProcess launch(Precedence precedence) throws IOException {
        if (LAUNCHED.incrementAndGet() == 1) {
            return new FakeSandbox("honest", new CounterScript());
        }
        RogueSandbox rogue = RogueSandbox.connect(folder, "rogue-" + LAUNCHED.get());
        ROGUES.add(rogue);
        return rogue;
    }

    /** Keys of everything but traces, which tell that a request failed, and counts of it. */
    private static Set<String> stored() throws Exception {
        io.vertx.redis.client.Response keys = redis.lines()
                .send(0, io.vertx.redis.client.Request.cmd(Command.KEYS).arg("*"))
                .get(20, TimeUnit.SECONDS);
        Set<String> stored = new TreeSet<>();
        keys.forEach(key -> stored.add(key.toString()));
        stored.removeAll(Set.of(RedisKeys.traces(), RedisKeys.rollups()));
        return stored;
    }

    private static void flood(RogueSandbox rogue, Request request) {
        byte[] beat = frame(40, 1, 1);
        byte[] many = new byte[beat.length * 10_000];
        for (int at = 0; at < many.length; at += beat.length) {
            System.arraycopy(beat, 0, many, at, beat.length);
        }
        writeUntilEnded(rogue, many);
    }

    private static void writeUntilEnded(RogueSandbox rogue, byte[] bytes) {
        assertThatThrownBy(() -> {
                    while (true) {
                        rogue.write(bytes);
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static byte[] frame(int... payload) {
        ByteBuffer buffer =
                ByteBuffer.allocate(MessageCodec.HEADER + payload.length).putInt(payload.length);
        for (int value : payload) {
            buffer.put((byte) value);
        }
        return buffer.array();
    }

    private static byte[] length(int bytes) {
        return ByteBuffer.allocate(MessageCodec.HEADER).putInt(bytes).array();
    }

    private static int version(Request request) {
        return ((Target.Worker) request.target()).version();
    }

    private static StorageCommit put(long object) {
        byte[] value = "forged".getBytes(StandardCharsets.UTF_8);
        return new StorageCommit(1, object, List.of(new StorageChange.Put("count", value)));
    }

    private static Request call(int version, String namespaceId, String id) {
        return new Request(
                1,
                new Target.AnyObject(version, 0, namespaceId, id, Optional.empty()),
                "GET",
                "http://object/",
                Headers.EMPTY,
                new Body.None());
    }

    private static Response response(long exchange) {
        return new Response(exchange, 200, "", Headers.EMPTY, new Body.Inline(new byte[10]));
    }

    private static Response streamed(long exchange) {
        return new Response(exchange, 200, "", Headers.EMPTY, new Body.Streamed(-1));
    }

    private static Failure failure() {
        return new Failure(Failure.Cause.SCRIPT_THREW, "Error", "forged\nline", "");
    }
}
