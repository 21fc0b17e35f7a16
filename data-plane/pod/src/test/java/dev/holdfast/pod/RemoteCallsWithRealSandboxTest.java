package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Binding;
import java.io.IOException;
import java.util.Map;
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

    private static String get(String path) throws Exception {
        return pod.client().get(path).body();
    }
}
