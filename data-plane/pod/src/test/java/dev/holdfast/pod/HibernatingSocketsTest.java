package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets that objects leave with the pod: they outlive the object's instance. */
@Timeout(120)
class HibernatingSocketsTest {
    private static final AtomicInteger LAST_ROOM = new AtomicInteger();

    private static RealPod pod;

    private final String room = "/room-" + LAST_ROOM.incrementAndGet();

    @BeforeAll
    static void start() throws Exception {
        pod = new RealPod("rooms.js", Map.of("holdfast.objects.idle-timeout", "1s"));
    }

    @AfterAll
    static void stop() throws Exception {
        pod.close();
    }

    @Test
    void messagesReachTheHandlersAndTheirAnswersTheClients() throws Exception {
        try (SocketClient ann = join("user=ann&tag=a&tag=b");
                SocketClient bob = join("user=bob")) {
            assertThat(ann.ask("who")).isEqualTo("VERSION-1,ann,a,b,2");
            assertThat(bob.ask("who")).isEqualTo("VERSION-1,bob,,2");
            ann.send("all hello");
            assertThat(ann.next()).isEqualTo("hello");
            assertThat(bob.next()).isEqualTo("hello");
        }
    }

    @Test
    void largeMessagesGoBothWays() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            byte[] large = new byte[3_000_000];
            large[2_999_999] = 7;
            ann.send(large);
            assertThat(ann.next()).isEqualTo(large);
            assertThat(ann.ask("x".repeat(1_000_000))).isEqualTo("1000000");
        }
    }

    @Test
    void anIdleObjectHibernatesAndItsSocketsStay() throws Exception {
        try (SocketClient ann = join("user=ann&tag=a")) {
            assertThat(ann.ask("rename anna")).isEqualTo("renamed");
            assertThat(ann.ask("memory")).isEqualTo("1");
            hibernate();
            assertThat(ann.ask("memory")).isEqualTo("1");
            assertThat(ann.ask("who")).isEqualTo("VERSION-1,anna,a,1");
        }
    }

    @Test
    void theConstructorOfAnObjectThatWakesSpeaksToItsSockets() throws Exception {
        try (SocketClient ann = join("user=ann&tag=greeted")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            hibernate();
            assertThat(ann.ask("memory")).isEqualTo("woken by version VERSION-1");
            assertThat(ann.next()).isEqualTo("1");
        }
    }

    @Test
    void automaticResponsesWakeNobody() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("auto")).isEqualTo("set");
            assertThat(ann.ask("time")).isEqualTo("undefined");
            assertThat(ann.ask("memory")).isEqualTo("1");
            assertThat(ann.ask("ping")).isEqualTo("pong");
            assertThat(Long.parseLong((String) ann.ask("time"))).isPositive();
            hibernate();
            for (int i = 0; i < 2000; i++) {
                assertThat(ann.ask("ping")).isEqualTo("pong");
            }
            assertThat(Long.parseLong((String) ann.ask("time"))).isPositive();
            assertThat(ann.ask("memory")).as("a new instance").isEqualTo("1");
        }
    }

    @Test
    void aLostSandboxLeavesTheSocketsOpenAndWhatWasSaidIsTrue() throws Exception {
        try (SocketClient ann = join("user=ann&tag=a");
                SocketClient pumped = join("user=bob&pump=1")) {
            assertThat(pumped.ask("memory")).isEqualTo("1");
            assertThat(ann.ask("put v")).isEqualTo("put");
            pod.sandboxes().forEach(ProcessHandle::destroyForcibly);
            assertThat(pumped.closed()).as("it had an end in the sandbox").isEqualTo("broken");
            assertThat(ann.askUntilAnswered("get")).isEqualTo("v");
            assertThat(ann.askUntil("who", "VERSION-1,ann,a,1")).isEqualTo("VERSION-1,ann,a,1");
        }
    }

    @Test
    void newCodeHandlesTheNextMessage() throws Exception {
        String source = pod.source();
        try (SocketClient ann = join("user=ann&tag=a")) {
            assertThat(ann.ask("who")).isEqualTo("VERSION-1,ann,a,1");
            pod.published().update(source.replace("VERSION-1", "VERSION-2"));
            assertThat(ann.askUntil("who", "VERSION-2,ann,a,1")).isEqualTo("VERSION-2,ann,a,1");
        } finally {
            pod.published().update(source);
        }
    }

    @Test
    void aCloseOfTheClientIsToldAndAnswered() throws Exception {
        try (SocketClient ann = join("user=ann");
                SocketClient bob = join("user=bob")) {
            ann.sendClose(4001, "bye");
            assertThat(ann.closed()).isEqualTo("4001 bye");
            bob.sendClose(4001, "in kind");
            assertThat(bob.closed()).isEqualTo("4003 of the object");
        }
        assertThat(pod.client().getUntil(room + "/count", "0")).isEqualTo("0");
        assertThat(pod.client().get(room + "/closes").body())
                .contains("[\"ann\",4001,\"bye\",true]")
                .contains("[\"bob\",4001,\"in kind\",true]");
    }

    @Test
    void aCloseOfTheClientWakesTheObject() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            hibernate();
            ann.sendClose(4001, "bye");
            assertThat(ann.closed()).isEqualTo("4001 bye");
        }
        assertThat(pod.client().get(room + "/closes").body()).isEqualTo("[[\"ann\",4001,\"bye\",true]]");
    }

    @Test
    void aLostConnectionIsTold() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
        }
        assertThat(pod.client().getUntil(room + "/count", "0")).isEqualTo("0");
        assertThat(pod.client().get(room + "/closes").body())
                .isEqualTo("[[\"ann\",1006,\"WebSocket disconnected without sending Close frame.\",false]]");
    }

    @Test
    void aCloseOfTheObjectIsToldToBoth() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            ann.send("close");
            assertThat(ann.closed()).isEqualTo("4002 as asked");
            assertThat(pod.client().getUntil(room + "/count", "0")).isEqualTo("0");
            assertThat(pod.client().get(room + "/closes").body())
                    .as("this client confirms a close without its reason")
                    .isEqualTo("[[\"ann\",4002,\"\",true]]");
        }
    }

    @Test
    void anAbortBreaksTheConnections() throws Exception {
        try (SocketClient ann = join("user=ann");
                SocketClient bob = join("user=bob")) {
            ann.send("abort");
            assertThat(ann.closed()).isEqualTo("broken");
            assertThat(bob.closed()).isEqualTo("broken");
        }
        assertThat(pod.client().get(room + "/count").body()).isEqualTo("0");
    }

    @Test
    void anEventThatTakesTooLongEndsTheInstance() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("timeout 300")).isEqualTo("set");
            ann.send("hang");
            assertThat(ann.closed()).isEqualTo("broken");
        }
    }

    @Test
    void anObjectThatSpinsLosesItsInstanceButNotItsSockets() throws Exception {
        pod.published().cpuMillis(300).update(pod.source());
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            ann.send("spin");
            assertThat(ann.askUntilAnswered("memory")).isEqualTo("1");
        } finally {
            pod.published().cpuMillis(30_000).update(pod.source());
        }
    }

    @Test
    void aSocketWithAcceptKeepsTheObjectAwake() throws Exception {
        try (SocketClient ann = join("user=ann");
                SocketClient standard = join("standard=1")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            hibernate();
            assertThat(standard.ask("x")).isEqualTo("standard x");
            assertThat(ann.ask("memory")).isEqualTo("2");
        }
    }

    @Test
    void messagesThatWakeAnObjectKeepTheirOrder() throws Exception {
        try (SocketClient ann = join("user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            hibernate();
            for (int i = 1; i <= 50; i++) {
                ann.send("x".repeat(i));
            }
            for (int i = 1; i <= 50; i++) {
                assertThat(ann.next()).isEqualTo(String.valueOf(i));
            }
        }
    }

    @Test
    void aBrokenFrameIsAnErrorForTheObject() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), pod.port())) {
            handshake(socket, "user=ann");
            byte[] frameOfUnknownKind = {(byte) 0x83, (byte) 0x81, 0, 0, 0, 0, 65};
            socket.getOutputStream().write(frameOfUnknownKind);
            byte[] answer = socket.getInputStream().readAllBytes();
            assertThat(answer).startsWith((byte) 0x88);
            assertThat(ByteBuffer.wrap(answer).getShort(2)).isEqualTo((short) 1002);
        }
        assertThat(pod.client().getUntil(room + "/count", "0")).isEqualTo("0");
        assertThat(pod.client().get(room + "/errors").body())
                .contains("WebSocket protocol error; protocolError.statusCode = 1002");
        assertThat(pod.client().get(room + "/closes").body()).isEqualTo("[]");
    }

    @Test
    void aPodThatStopsAsksClientsToConnectAgain() throws Exception {
        RealPod leaving = new RealPod("rooms.js", Map.of());
        try (SocketClient ann = new SocketClient(leaving, room + "?user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            leaving.close();
            assertThat(ann.closed()).isEqualTo("1012");
        }
    }

    @Test
    void noMoreSocketsAreOpenThanMayBe() throws Exception {
        try (RealPod small = new RealPod("rooms.js", Map.of("holdfast.tenants.max-sockets", "1"));
                SocketClient ann = new SocketClient(small, room + "?user=ann")) {
            assertThat(ann.ask("memory")).isEqualTo("1");
            assertThatThrownBy(() -> new SocketClient(small, room + "?user=bob"))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThat(small.client().getUntil(room + "/count", "1")).isEqualTo("1");
        }
    }

    private SocketClient join(String query) throws Exception {
        return new SocketClient(pod, room + "?" + query);
    }

    /** Opens a socket by hand, to send on it what no client would. */
    private void handshake(Socket socket, String query) throws IOException {
        String request = String.join(
                "\r\n",
                "GET " + room + "?" + query + " HTTP/1.1",
                "host: " + Published.HOST,
                "connection: upgrade",
                "upgrade: websocket",
                "sec-websocket-version: 13",
                "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
                "",
                "");
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) socket.getInputStream().read());
        }
        assertThat(head).startsWith("HTTP/1.1 101 ");
    }

    /** Longer than an idle object stays, the sandbox's and the pod's looks at it included. */
    private static void hibernate() throws InterruptedException {
        Thread.sleep(4500);
    }
}
