package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.RedisKeys;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.RollupRow;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Methods of objects and services called through a pod and real sandboxes. */
@Timeout(120)
class RemoteCallsWithRealSandboxTest {
    private static final String OTHER_HOST = "other.demo.localhost";

    private static RealPod pod;

    @BeforeAll
    static void startPod() throws Exception {
        pod = new RealPod("rpc.js", Map.of());
        Published other = pod.published().neighbour(OTHER_HOST).compatibilityDate("2026-11-17");
        other.bindings(new Binding.Service("NAMED", pod.published().worker(), "counter", "Named", "{\"a\":1}"))
                .deploy(RealPod.source("rpc.js"));
        assertThat(pod.client().getUntil("/greet/first", "Hello, you, from first"))
                .isEqualTo("Hello, you, from first");
    }

    @AfterAll
    static void stopPod() throws IOException {
        pod.close();
    }

    @Test
    void aMethodIsCalledOnAnObject() throws Exception {
        assertThat(get("/greet/lobby")).isEqualTo("Hello, you, from lobby");
    }

    @Test
    void whatAMethodWritesIsStored() throws Exception {
        assertThat(get("/count/stored")).isEqualTo("1");
        assertThat(get("/count/stored")).isEqualTo("2");
    }

    @Test
    void callsArePipelinedAndTargetsHeld() throws Exception {
        assertThat(get("/pipelined")).isEqualTo("5");
        assertThat(get("/held")).isEqualTo("[1,2]");
    }

    @Test
    void aFunctionIsCalledBack() throws Exception {
        assertThat(get("/callback")).isEqualTo("[10,20]");
    }

    @Test
    void aCallbackReachesAnObjectThatBlocksItself() throws Exception {
        assertThat(get("/block")).isEqualTo("[2,3]");
    }

    @Test
    void aLargeCallKeepsItsPlaceBeforeASmallOne() throws Exception {
        assertThat(get("/large/order")).isEqualTo("[[1,5000000],[2,1]]");
    }

    @Test
    void streamsFlowWithBackPressure() throws Exception {
        assertThat(get("/stream")).isEqualTo("3000000");
        assertThat(Integer.parseInt(get("/unread/slow")))
                .as("chunks made for a reader that took one")
                .isBetween(1, 10);
    }

    @Test
    void anObjectThatCallsItselfForEverIsStopped() throws Exception {
        assertThat(get("/loop")).isEqualTo("Subrequest depth limit exceeded");
    }

    @Test
    void aServiceOfAnotherWorkerIsCalled() throws Exception {
        assertThat(pod.client()
                        .send(pod.client().request(OTHER_HOST, "/services"))
                        .body())
                .isEqualTo("[{\"a\":1},\"lent by a callback\",\"Hello, service, from from-there\","
                        + "\"Handler does not export a fetch() function.\",3]");
        assertThat(get("/unbound")).isEqualTo("true");
    }

    @Test
    void whatRanIsToldAndCounted() throws Exception {
        String host = "observed.demo.localhost";
        Published observed = pod.published().other(9, 9, host);
        observed.deploy(RealPod.source("observed.js"));
        pod.redis().tail(observed.worker(), System.currentTimeMillis() + 60_000);
        List<JsonNode> tailed = pod.redis().heard(RedisKeys.tail(observed.worker()));
        for (String path : List.of("/quiet", "/add", "/fail", "/later")) {
            pod.client().send(pod.client().request(host, path));
        }
        Awaitility.await()
                .untilAsserted(() -> assertThat(told(observed))
                        .containsExactlyInAnyOrder(
                                "add ok [\"adding\",{\"n\":5}]",
                                "alarm ok [\"ring\"]",
                                "fail exception RangeError: in vain",
                                "/fail exception RangeError: in vain",
                                "/later exception Error: later"));
        List<JsonNode> failed = pod.redis().traces(observed.worker()).stream()
                .filter(trace -> trace.toString().contains("in vain"))
                .toList();
        assertThat(failed)
                .extracting(trace -> trace.at("/holdfast/request"))
                .hasSize(2)
                .containsOnly(failed.getFirst().at("/holdfast/request"));
        assertThat(failed.getFirst().at("/exceptions/0/stack").asText()).contains("at Counter.fail (index.js:");
        Awaitility.await().untilAsserted(() -> {
            pod.client().send(pod.client().request(host, "/quiet"));
            assertThat(tailed)
                    .anyMatch(trace -> trace.at("/event/request/url").asText().endsWith("/quiet"));
        });
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertCounted(observed));
    }

    private static void assertCounted(Published observed) throws Exception {
        List<RollupRow> rows = pod.redis().rollups().stream()
                .filter(row -> row.worker().equals(observed.worker()))
                .toList();
        assertThat(sum(rows, false, Counter.REQUESTS)).isGreaterThanOrEqualTo(4);
        assertThat(sum(rows, false, Counter.SUBREQUESTS)).isEqualTo(2);
        assertThat(sum(rows, false, Counter.CPU_MICROS)).isPositive();
        assertThat(sum(rows, true, Counter.REQUESTS)).isEqualTo(3);
        assertThat(sum(rows, true, Counter.ALARMS)).isEqualTo(1);
        assertThat(sum(rows, true, Counter.STORAGE_WRITE_UNITS)).isEqualTo(2);
        assertThat(sum(rows, true, Counter.ACTIVE_MILLIS)).isPositive();
        assertThat(rows.stream().filter(row -> row.object() != null))
                .allMatch(row -> "observed".equals(row.objectName()))
                .anyMatch(row -> Long.valueOf(0).equals(row.gauges().sockets())
                        && row.gauges().storedBytes() != null);
    }

    private static long sum(List<RollupRow> rows, boolean ofObjects, Counter counter) {
        return rows.stream()
                .filter(row -> (row.namespace() != null) == ofObjects)
                .mapToLong(row -> row.count(counter))
                .sum();
    }

    /** What is stored, each invocation as: what, outcome, what it printed or threw. */
    private static List<String> told(Published observed) throws Exception {
        return pod.redis().traces(observed.worker()).stream()
                .map(trace -> {
                    JsonNode event = trace.path("event");
                    String what = event.has("rpcMethod")
                            ? event.path("rpcMethod").asText()
                            : event.has("scheduledTime")
                                    ? "alarm"
                                    : event.at("/request/url").asText().replaceAll(".*(?=/)", "");
                    JsonNode thrown = trace.at("/exceptions/0");
                    String said = thrown.isMissingNode()
                            ? trace.at("/logs/0/message").toString()
                            : thrown.path("name").asText() + ": "
                                    + thrown.path("message").asText();
                    return what + " " + trace.path("outcome").asText() + " " + said;
                })
                .toList();
    }

    private static String get(String path) throws Exception {
        return pod.client().get(path).body();
    }
}
