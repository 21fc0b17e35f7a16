package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.PodMessage.StopObject;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.Target;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.FakeLauncher;
import dev.holdfast.pod.sandbox.FakeSandbox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the pod does about sandboxes, clients and objects that do not do their part. */
@Timeout(60)
class SupervisionTest {
    private static TestRedis redis;

    private final CounterScript script = new CounterScript();
    private final FakeLauncher launcher = new FakeLauncher(script);
    private final Published published = new Published(redis);
    private Pod pod;
    private Client client;

    @BeforeAll
    static void startRedis() {
        redis = TestRedis.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @AfterEach
    void stopPod() {
        client.close();
        pod.stop();
    }

    @Test
    void aSandboxThatGrowsTooLargeIsEndedAndItsRequestsSaySo() throws Exception {
        start(Map.of());
        CompletableFuture<HttpResponse<String>> waiting = client.later(client.request("/never"));
        FakeSandbox busy = busySandbox();
        busy.setResidentBytes(2L << 30);
        HttpResponse<String> response = waiting.get(10, TimeUnit.SECONDS);
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.body()).startsWith("error code: 1102");
        assertThat(busy.isKilled()).isTrue();
        assertThat(client.get("/hello").statusCode()).isEqualTo(200);
    }

    @Test
    void aSandboxWithoutAHeartbeatIsEnded() throws Exception {
        start(Map.of("holdfast.sandbox.heartbeat-timeout", "2s"));
        CompletableFuture<HttpResponse<String>> waiting = client.later(client.request("/never"));
        FakeSandbox busy = busySandbox();
        HttpResponse<String> response = waiting.get(10, TimeUnit.SECONDS);
        assertThat(response.body()).startsWith("error code: 1105");
        assertThat(busy.isKilled()).isTrue();
    }

    @Test
    void codeThatBurnsAndCannotBeStoppedInsideIsStoppedFromOutside() throws Exception {
        published.cpuMillis(100);
        start(Map.of("holdfast.sandbox.stuck-grace", "1s"));
        CompletableFuture<HttpResponse<String>> waiting = client.later(client.request("/never"));
        busySandbox().burn();
        assertThat(waiting.get(20, TimeUnit.SECONDS).body()).startsWith("error code: 1102");
    }

    @Test
    void aSandboxThatNobodyUsesIsRetired() throws Exception {
        start(Map.of("holdfast.sandbox.idle-timeout", "1s"));
        FakeSandbox used = busySandbox();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(used::isGone);
        assertThat(client.get("/hello").body()).isEqualTo("hello from v1");
    }

    @Test
    void aWorkerThatKeepsEndingItsSandboxIsPaused() throws Exception {
        start(Map.of());
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/die").statusCode()).isEqualTo(503);
        }
        int launched = launcher.launched().size();
        assertThat(client.get("/hello").body()).startsWith("error code: 1105");
        assertThat(launcher.launched().size()).isBetween(launched, launched + 1);
        assertThat(client.getUntil("/hello", "hello from v1")).isEqualTo("hello from v1");
    }

    @Test
    void aSandboxThatSpeaksOfWhatItWasNotGivenIsEnded() throws Exception {
        start(Map.of());
        assertThat(client.get("/hello").statusCode()).isEqualTo(200);
        FakeSandbox liar = busySandbox();
        liar.say(new SandboxMessage.ObjectIdle(77, true));
        assertThat(client.getUntil("/hello", "hello from v1")).isEqualTo("hello from v1");
        assertThat(liar.isKilled()).isTrue();
    }

    @Test
    void aBodyBeyondItsCreditEndsTheSandbox() throws Exception {
        start(Map.of());
        CompletableFuture<HttpResponse<String>> flooded = client.later(client.request("/flood"));
        assertThat(flooded.handle((response, failure) -> failure != null).get(10, TimeUnit.SECONDS))
                .isTrue();
        assertThat(launcher.launched()).anyMatch(FakeSandbox::isKilled);
    }

    @Test
    void aClientThatGoesAwayCancelsItsRequest() throws Exception {
        start(Map.of());
        Socket socket = open("/never");
        ExchangeMessage.Request request = busySandbox().next(ExchangeMessage.Request.class);
        while (!request.url().endsWith("/never")) {
            request = busySandbox().next(ExchangeMessage.Request.class);
        }
        socket.close();
        assertThat(busySandbox().next(ExchangeMessage.Cancel.class)).isNotNull();
    }

    @Test
    void aStreamThatBreaksOffIsNotTakenForComplete() throws Exception {
        start(Map.of());
        client.get("/hello");
        try (Socket socket = open("/trickle");
                InputStream in = socket.getInputStream()) {
            StringBuilder seen = new StringBuilder();
            while (seen.indexOf("first") < 0) {
                seen.append((char) in.read());
            }
            busySandbox().die();
            String rest = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(rest).doesNotContain("0\r\n\r\n");
        }
    }

    @Test
    void aBusyObjectIsResetWhenItsTimeForNewCodeIsOver() throws Exception {
        start(Map.of("holdfast.objects.update-delay", "1s"));
        assertThat(client.get("/object/busy").body()).isEqualTo("v1:1");
        FakeSandbox sandbox = busySandbox();
        nextToAnObject(sandbox);
        script.setObjectsHang(true);
        CompletableFuture<HttpResponse<String>> first = client.later(client.request("/object/busy"));
        nextToAnObject(sandbox);
        published.update("v2");
        assertThat(client.getUntil("/hello", "hello from v2")).isEqualTo("hello from v2");
        CompletableFuture<HttpResponse<String>> second = client.later(client.request("/object/busy"));
        StopObject stop = sandbox.next(StopObject.class);
        assertThat(stop.reason().orElseThrow().message())
                .isEqualTo("Durable Object reset because its code was updated.");
        assertThat(stop.reason().orElseThrow().cause().retryable()).isTrue();
        assertThat(stop.reason().orElseThrow().cause().objectReset()).isTrue();
        assertThat(first).isNotDone();
        script.setObjectsHang(false);
        assertThat(client.get("/object/busy").body()).isEqualTo("v2:2");
        assertThat(second).isNotDone();
    }

    @Test
    void aDeploymentSaysHowLongABusyObjectMayStayOnOldCodeAlsoWhenNobodyCallsIt() throws Exception {
        start(Map.of());
        assertThat(client.get("/object/hurried").body()).isEqualTo("v1:1");
        FakeSandbox sandbox = busySandbox();
        nextToAnObject(sandbox);
        script.setObjectsHang(true);
        CompletableFuture<HttpResponse<String>> first = client.later(client.request("/object/hurried"));
        nextToAnObject(sandbox);
        published.updateDelayMillis(0).update("v2");
        assertThat(sandbox.next(StopObject.class).reason().orElseThrow().message())
                .isEqualTo("Durable Object reset because its code was updated.");
        assertThat(first).isNotDone();
    }

    @Test
    void callsKeepTheirOrderWhileTheObjectStarts() throws Exception {
        start(Map.of());
        script.setObjectsHang(true);
        var _ = client.later(client.request("/order/fresh"));
        FakeSandbox sandbox = busySandbox();
        for (int i = 1; i <= 5; i++) {
            assertThat(nextToAnObject(sandbox).url()).isEqualTo("http://object/" + i);
        }
    }

    @Test
    void moreRequestsThanASandboxMayHaveAreRefusedAsOverload() throws Exception {
        start(Map.of("holdfast.sandbox.max-exchanges", "2"));
        Awaitility.await()
                .until(
                        () -> {
                            var _ = client.later(client.request("/never"));
                            return client.get("/hello").body();
                        },
                        startsWith("error code: 1200"));
    }

    @Test
    void requestsThatAreTooLargeAreRefusedByName() throws Exception {
        start(Map.of("holdfast.tenants.max-body", "100K"));
        assertThat(client.get("/hello?" + "x".repeat(20_000)).statusCode()).isEqualTo(414);
        assertThat(client.send(client.request("/hello").header("x-large", "x".repeat(140_000)))
                        .statusCode())
                .isEqualTo(431);
        assertThat(client.send(client.request("/echo").POST(BodyPublishers.ofByteArray(new byte[200_000])))
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.get("/hello").statusCode()).isEqualTo(200);
    }

    private void start(Map<String, String> values) throws Exception {
        Map<String, String> all = new HashMap<>(Map.of("holdfast.pod.drain-timeout", "200ms"));
        all.putAll(values);
        pod = new Pod(redis.vertx(), redis.client(), new SimpleMeterRegistry(), launcher, TestSettings.of(all));
        pod.start();
        client = new Client(pod.tenantsPort());
        published.deploy("v1");
        client.getUntil("/hello", "hello from v1");
    }

    /** Waits until a request has come to an object. */
    private static ExchangeMessage.Request nextToAnObject(FakeSandbox sandbox) throws InterruptedException {
        while (true) {
            ExchangeMessage.Request request = sandbox.next(ExchangeMessage.Request.class);
            if (request.target() instanceof Target.PlacedObject) {
                return request;
            }
        }
    }

    /** The sandbox that the account got: the first that was launched and lives. */
    private FakeSandbox busySandbox() {
        return launcher.launched().stream()
                .filter(sandbox -> !sandbox.isKilled())
                .findFirst()
                .orElseThrow();
    }

    private Socket open(String path) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), pod.tenantsPort());
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + Published.HOST + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
