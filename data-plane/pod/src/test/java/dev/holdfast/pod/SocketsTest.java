package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** WebSockets of clients with a worker, with an object behind a worker, and of code with a server outside. */
@Timeout(120)
class SocketsTest {
    private static RealPod pod;
    private static Origin origin;

    @BeforeAll
    static void start() throws Exception {
        pod = new RealPod("outside.js", Map.of("holdfast.egress.allowed", "127.0.0.1/32"));
        origin = new Origin(pod.redis().vertx());
    }

    @AfterAll
    static void stop() throws Exception {
        origin.close();
        pod.close();
    }

    @Test
    void aWorkerEchoes() throws Exception {
        echoes("/socket");
    }

    @Test
    void anObjectBehindAWorkerEchoes() throws Exception {
        echoes("/object-socket?name=echo");
    }

    @Test
    void aLargeMessageArrivesAsOne() throws Exception {
        try (SocketClient client = new SocketClient(pod, "/socket")) {
            byte[] large = new byte[3_000_000];
            large[2_999_999] = 7;
            client.send(large);
            assertThat(client.next()).isEqualTo(large);
            String text = "äöü€𝄞".repeat(100_000);
            client.send(text);
            assertThat(client.next()).isEqualTo("echo " + text);
        }
    }

    @Test
    void aWorkerTalksToAServerOutside() throws Exception {
        assertThat(pod.client()
                        .get("/client-socket?to=" + OutsideTest.to(origin.socketUrl()))
                        .body())
                .isEqualTo("origin heard from the worker");
    }

    @Test
    void aSocketOfAServerOutsideIsPassedOn() throws Exception {
        String path = "/pass-socket?to=" + OutsideTest.to(origin.url("/"));
        try (SocketClient client = new SocketClient(pod, path)) {
            client.send("through the worker");
            assertThat(client.next()).isEqualTo("origin heard through the worker");
        }
    }

    @Test
    void aLostSandboxBreaksTheConnection() throws Exception {
        try (SocketClient client = new SocketClient(pod, "/socket")) {
            client.send("a");
            assertThat(client.next()).isEqualTo("echo a");
            pod.sandboxes().forEach(ProcessHandle::destroyForcibly);
            assertThat(client.closed()).isEqualTo("broken");
        }
        assertThat(pod.client().getUntil("/", "hello")).as("a new sandbox").isEqualTo("hello");
    }

    private static void echoes(String path) throws Exception {
        try (SocketClient client = new SocketClient(pod, path)) {
            client.send("a");
            assertThat(client.next()).isEqualTo("echo a");
            client.send(new byte[] {1, 2, 3});
            assertThat(client.next()).isEqualTo(new byte[] {1, 2, 3});
            client.send("close");
            assertThat(client.closed()).isEqualTo("4001 as you wish");
        }
    }
}
