package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a worker may use of each thing, in a pod with real sandboxes: beyond it there is an error, the owner's log names
 * the limit, and the next good request is answered.
 */
@Timeout(120)
class LimitsTest {
    private static final String WORKER = Published.WORKER;

    private static RealPod pod;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        pod = new RealPod(
                "limits.js", Map.of("holdfast.sandbox.startup-cpu", "200ms", "holdfast.sandbox.script-heap", "96M"));
        pod.published().cpuMillis(2000).update(RealPod.source("limits.js"));
        client = pod.client();
        client.getUntil("/", "good");
    }

    @AfterAll
    static void stop() throws Exception {
        pod.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/cpu, 1102, Worker exceeded CPU time limit.",
        "/heap, 1102, Worker has exceeded memory limit.",
        "/buffers, 1102, Worker has exceeded memory limit.",
        "/fields, 1101, headers",
        "/status-text, 1101, status",
    })
    void theOwnersLogNamesTheLimit(String path, String code, String named) throws Exception {
        assertThat(client.get(path).body()).startsWith("error code: " + code);
        assertThat(client.get("/").body()).isEqualTo("good");
        Awaitility.await().until(() -> pod.redis().log(WORKER).contains(named));
    }

    @Test
    void modulesHaveOnlySoMuchTimeToStart() throws Exception {
        Published slow = pod.published().neighbour("slow.demo.localhost");
        slow.deploy("for (;;); export default {}");
        assertThat(client.send(client.request("slow.demo.localhost", "/")).body())
                .startsWith("error code: 1101");
        assertThat(client.get("/").body()).isEqualTo("good");
        Awaitility.await().until(() -> pod.redis().log(slow.worker()).contains("startup exceeded CPU time limit"));
    }

    @Test
    void theConsoleSaysOnlySoMuchInASecond() throws Exception {
        assertThat(client.get("/console").body()).isEqualTo("logged");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            client.get("/console");
            return pod.redis().log(WORKER).contains("log lines were dropped");
        });
        assertThat(pod.redis().log(WORKER)).contains("line 0").doesNotContain("line 19999");
    }

    @Test
    void aLineIsOnlySoLong() throws Exception {
        // Another test may just have used up what a second takes.
        Awaitility.await().until(() -> {
            assertThat(client.get("/long-line").body()).isEqualTo("logged");
            return pod.redis().log(WORKER).contains("xxxx");
        });
        assertThat(pod.redis().log(WORKER)).doesNotContain("x".repeat(20_000));
    }
}
