package dev.holdfast.controlplane.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.config.ZonesConfig;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a name server of the wire format, which answers everything alike. */
class DnsTxtRecordsTest {
    private static final int NAME_ERROR = 3;
    private static final int REFUSED = 5;

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void textsAreRead() throws Exception {
        assertThat(at(0, "holdfast-zone=1", "v=spf1 -all")).containsExactlyInAnyOrder("holdfast-zone=1", "v=spf1 -all");
    }

    @Test
    void aNameThatDoesNotExistHasNone() throws Exception {
        assertThat(at(NAME_ERROR)).isEmpty();
    }

    @Test
    void noAnswerIsNotTakenForOne() {
        assertThatThrownBy(() -> at(REFUSED)).isInstanceOf(ApiException.class);
    }

    private Iterable<String> at(int code, String... texts) throws Exception {
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            Thread answering = Thread.ofVirtual().start(() -> answer(server, code, texts));
            Iterable<String> found = new DnsTxtRecords(vertx, config(server.getLocalPort())).at("_holdfast.a.example");
            answering.join();
            return found;
        }
    }

    /** https://www.rfc-editor.org/rfc/rfc1035#section-4 */
    private static void answer(DatagramSocket server, int code, String... texts) {
        try {
            DatagramPacket query = new DatagramPacket(new byte[512], 512);
            server.receive(query);
            byte[] question = Arrays.copyOf(query.getData(), query.getLength());
            int end = 12;
            while (question[end] != 0) {
                end += question[end] + 1;
            }
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            answer.write(question, 0, 2);
            answer.writeBytes(new byte[] {(byte) 0x81, (byte) (0x80 | code), 0, 1, 0, (byte) texts.length, 0, 0, 0, 0});
            answer.write(question, 12, end + 5 - 12);
            for (String text : texts) {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                answer.writeBytes(new byte[] {(byte) 0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, (byte) (bytes.length + 1)});
                answer.write(bytes.length);
                answer.writeBytes(bytes);
            }
            server.send(new DatagramPacket(answer.toByteArray(), answer.size(), query.getSocketAddress()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ZonesConfig config(int port) {
        return new ZonesConfig() {
            @Override
            public boolean unverified() {
                return false;
            }

            @Override
            public Optional<String> nameServer() {
                return Optional.of("127.0.0.1:" + port);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }
        };
    }
}
