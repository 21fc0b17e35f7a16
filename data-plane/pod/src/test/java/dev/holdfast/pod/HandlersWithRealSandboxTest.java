package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Binding;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.sandbox.ProcessLauncher;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Entrypoints, services and what a request brings, through a pod and real sandboxes. */
@Timeout(120)
class HandlersWithRealSandboxTest {
    private static final Path COMMAND = Path.of("../sandbox/target/sandbox/bin/sandbox");
    private static final String OTHER_HOST = "other.demo.localhost";

    private static TestRedis redis;
    private static Pod pod;
    private static Client client;
    private static Path directory;

    @BeforeAll
    static void startPod() throws Exception {
        directory = Files.createTempDirectory("pod");
        redis = TestRedis.start();
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
        Published first = new Published(redis).compatibilityDate("2026-11-17");
        Published other = first.neighbour(OTHER_HOST).compatibilityDate("2026-11-17");
        first.bindings(
                        service("OTHER", other, "", ""),
                        service("NAMED", other, "Named", "{\"from\":\"first\"}"),
                        service("SELF", first, "", ""))
                .deploy(source());
        other.bindings(service("BACK", first, "", "")).deploy(source());
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
    void aServiceAnswersFromItsOwnWorker() throws Exception {
        assertThat(client.get("/call/OTHER?who").body()).isEqualTo(OTHER_HOST + " {} \"POST\" sent");
    }

    @Test
    void aNamedEntrypointGetsTheBindingsProps() throws Exception {
        assertThat(client.get("/call/NAMED").body()).isEqualTo("Named {\"from\":\"first\"}");
    }

    @Test
    void anEntrypointOfOnesOwnGetsTheCallersProps() throws Exception {
        assertThat(client.get("/own").body()).isEqualTo("Named {\"n\":1}");
    }

    @Test
    void aServiceThatIsNotBoundCannotBeCalled() throws Exception {
        assertThat(client.send(client.request(OTHER_HOST, "/call/NAMED")).body())
                .startsWith("error code: 1101");
    }

    @Test
    void aStreamFlowsThroughTwoWorkers() throws Exception {
        String large = "0123456789abcdef".repeat(200_000);
        HttpResponse<String> response = client.send(client.request("/through").POST(BodyPublishers.ofString(large)));
        assertThat(response.body()).hasSameSizeAs(large);
        assertThat(response.body().equals(large)).isTrue();
    }

    @Test
    void aWorkerThatCallsItselfForEverIsStopped() throws Exception {
        assertThat(client.get("/loop?0").body())
                .isEqualTo("16: Subrequest depth limit exceeded. This request recursed through Workers too many times."
                        + " This can happen e.g. if you have a Worker or Durable Object that calls other Workers or"
                        + " objects recursively.");
    }

    @Test
    void twoWorkersThatCallEachOtherForEverAreStoppedAlsoAfterTheirResponses() throws Exception {
        assertThat(client.get("/ping").body()).isEqualTo("started");
        assertThat(client.getUntil("/pings", "8")).as("half of 16 invocations").isEqualTo("8");
        Thread.sleep(500);
        assertThat(client.get("/pings").body()).isEqualTo("8");
    }

    @Test
    void aRequestShowsWhatThePodKnowsOfIt() throws Exception {
        String body = client.send(client.request("/cf").header("accept-encoding", "gzip, \"x\""))
                .body();
        assertThat(body)
                .contains("\"cf\":{\"httpProtocol\":\"HTTP/1.1\",\"clientAcceptEncoding\":\"gzip, \\\"x\\\"\"}")
                .contains("\"visitor\":\"{\\\"scheme\\\":\\\"http\\\"}\"")
                .contains("\"ip\":\"127.0.0.1\",\"realIp\":\"127.0.0.1\"")
                .containsPattern("\"ray\":\"[0-9a-f]{16}\"");
    }

    @Test
    void aClientThatGoesAwayAbortsTheSignalAndCancelsTheStream() throws Exception {
        HttpClient http = HttpClient.newHttpClient();
        HttpResponse<InputStream> response =
                http.send(client.request("/trickle").build(), BodyHandlers.ofInputStream());
        assertThat(response.body().read()).isEqualTo('x');
        http.shutdownNow();
        assertThat(client.getUntil("/seen", "aborted cancelled")).isEqualTo("aborted cancelled");
    }

    private static Binding service(String name, Published to, String entrypoint, String props) {
        return new Binding.Service(name, to.worker(), "counter", entrypoint, props);
    }

    private static String source() throws IOException {
        try (InputStream in = HandlersWithRealSandboxTest.class.getResourceAsStream("handlers.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
