package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The pod with the sandbox's own distribution, as the reactor builds it before this module. */
@Timeout(120)
class PodWithRealSandboxTest {
    private static final Path COMMAND = Path.of("../sandbox/target/sandbox/bin/sandbox");

    private static final AtomicInteger LAST_NAME = new AtomicInteger();

    private static TestRedis redis;
    private static Published published;
    private static Pod pod;
    private static Client client;
    private static Path directory;

    private final String name = "object-" + LAST_NAME.incrementAndGet();

    @BeforeAll
    static void startPod() throws Exception {
        assertThat(COMMAND).as("the sandbox's distribution is built first").isExecutable();
        directory = Files.createTempDirectory("pod");
        redis = TestRedis.start();
        published = new Published(redis).cpuMillis(1000);
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.sandbox.command", COMMAND.toString(),
                "holdfast.sandbox.directory", directory.toString()));
        pod = new Pod(
                redis.vertx(),
                redis.client(),
                new SimpleMeterRegistry(),
                ProcessLauncher.prepare(settings.sandbox()),
                settings);
        pod.start();
        client = new Client(pod.tenantsPort());
        published.deploy(source("one"));
    }

    /** A worker whose sandboxes were just ended again and again is paused for a while. */
    @BeforeEach
    void awaitWorker() {
        client.getUntil("/hello", "Hello World");
    }

    @AfterAll
    static void stopPod() throws IOException {
        client.close();
        pod.stop();
        redis.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Test
    void aWorkerSaysHello() throws Exception {
        HttpResponse<String> response = client.get("/hello");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("Hello World");
    }

    @Test
    void anObjectCounts() throws Exception {
        assertThat(client.get("/count/" + name).body()).endsWith(":1");
        assertThat(client.get("/count/" + name).body()).endsWith(":2");
    }

    @Test
    void concurrentCallsCountEachOnce() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            calls.add(client.later(client.request("/count/" + name)));
        }
        for (CompletableFuture<HttpResponse<String>> call : calls) {
            assertThat(call.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(client.get("/count/" + name).body()).endsWith(":51");
    }

    @Test
    void twoWorkersOfOneAccountCallTheirObjectsInTurns() throws Exception {
        String host = "neighbour.demo.localhost";
        published.neighbour(host).deploy(source("neighbour"));
        for (int round = 1; round <= 3; round++) {
            assertThat(client.get("/count/" + name).body()).endsWith(":" + round);
            assertThat(client.send(client.request(host, "/count/" + name)).body())
                    .isEqualTo("neighbour:" + round);
        }
    }

    @Test
    void aNewDeploymentReplacesWorkerAndIdleObjects() throws Exception {
        assertThat(client.get("/count/" + name).body()).endsWith(":1");
        published.update(source("two"));
        assertThat(client.getUntil("/version", "two")).isEqualTo("two");
        assertThat(client.getUntil("/count/" + name, "two:2")).isEqualTo("two:2");
    }

    @Test
    void theCountGoesOnWhenTheSandboxIsKilled() throws Exception {
        assertThat(client.get("/count/" + name).body()).endsWith(":1");
        killSandboxes();
        assertThat(client.getUntil("/count/" + name, not(startsWith("error code: 1105"))))
                .endsWith(":2");
    }

    @Test
    void nothingIsWrittenWhenTheRowsOfADayAreUsedUp() throws Exception {
        assertThat(client.get("/count/" + name).body()).endsWith(":1");
        long later = System.currentTimeMillis() + TimeUnit.HOURS.toMillis(1);
        try {
            published
                    .usedUp(new UsedUp(Set.of(DailyAllowance.ROWS_WRITTEN), later))
                    .update(source("thrifty"));
            client.getUntil("/version", "thrifty");

            assertThat(client.get("/count/" + name).statusCode()).isEqualTo(500);
        } finally {
            published.usedUp(UsedUp.NOTHING).update(source("again"));
        }
        assertThat(client.getUntil("/count/" + name, "again:2")).isEqualTo("again:2");
    }

    @Test
    void aThrowingWorkerGetsAnErrorPage() throws Exception {
        HttpResponse<String> response = client.get("/throw");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("error code: 1101").doesNotContain("secret");
    }

    @Test
    void aWorkerThatNeverAnswersIsFoundOut() throws Exception {
        HttpResponse<String> response = client.get("/never");
        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).startsWith("error code: 1101");
    }

    @Test
    void anEndlessLoopIsStoppedAndItsNeighboursGoOn() throws Exception {
        CompletableFuture<HttpResponse<String>> looping = client.later(client.request("/loop"));
        HttpResponse<String> stopped = looping.get(60, TimeUnit.SECONDS);
        assertThat(stopped.statusCode()).isEqualTo(503);
        assertThat(stopped.body()).startsWith("error code: 1102");
        assertThat(client.get("/hello").body()).isEqualTo("Hello World");
    }

    @Test
    void bodiesFlowBothWays() throws Exception {
        byte[] large = new byte[3_000_000];
        for (int i = 0; i < large.length; i++) {
            large[i] = (byte) ('a' + i % 26);
        }
        HttpResponse<String> whole = client.send(client.request("/echo").POST(BodyPublishers.ofByteArray(large)));
        assertThat(whole.body()).isEqualTo(new String(large, StandardCharsets.US_ASCII));
        HttpResponse<String> stream = client.send(client.request("/stream").POST(BodyPublishers.ofByteArray(large)));
        assertThat(stream.body()).isEqualTo(new String(large, StandardCharsets.US_ASCII));
        HttpResponse<String> small = client.send(client.request("/echo").POST(BodyPublishers.ofString("small")));
        assertThat(small.body()).isEqualTo("small");
    }

    private static void killSandboxes() {
        ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains(directory.toString()))
                .forEach(ProcessHandle::destroyForcibly);
    }

    private static String source(String version) throws IOException {
        try (InputStream in = PodWithRealSandboxTest.class.getResourceAsStream("counter.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{version}}", version);
        }
    }
}
