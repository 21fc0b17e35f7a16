package dev.holdfast.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Bodies flow through client, pod, worker and object without being held anywhere as a whole. The size of the large ones
 * is {@code holdfast.test.stream.mebibytes}, 512 unless set.
 */
@Timeout(300)
class StreamingTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final long MEBIBYTES = Long.getLong("holdfast.test.stream.mebibytes", 512);
    /** Far less than the bodies, far more than the noise of a heap that is not collected. */
    private static final long GROWTH = 128L * MEBIBYTE;

    private static RealPod pod;
    private static Client client;

    @BeforeAll
    static void start() throws Exception {
        pod = new RealPod("outside.js", Map.of("holdfast.tenants.max-body", "2G"));
        client = pod.client();
        assertThat(client.get("/").body()).isEqualTo("hello");
    }

    @AfterAll
    static void stop() throws Exception {
        pod.close();
    }

    @Test
    void anUploadThroughWorkerAndObjectStaysFlat() throws Exception {
        Map<Long, Long> before = sandboxBytes();
        try (RawClient raw = new RawClient("POST /object-sink HTTP/1.1\r\ncontent-length: " + bytes() + "\r\n")) {
            byte[] chunk = new byte[MEBIBYTE];
            for (int i = 0; i < MEBIBYTES; i++) {
                raw.out.write(chunk);
            }
            raw.out.flush();
            assertThat(raw.head()).startsWith("HTTP/1.1 200");
            assertThat(new String(raw.in.readNBytes(Long.toString(bytes()).length()), StandardCharsets.US_ASCII))
                    .isEqualTo(Long.toString(bytes()));
        }
        assertFlat(before);
    }

    @Test
    void aDownloadThroughWorkerAndObjectStaysFlat() throws Exception {
        Map<Long, Long> before = sandboxBytes();
        try (RawClient raw =
                new RawClient("GET /object-source?bytes=" + bytes() + " HTTP/1.1\r\nconnection: close\r\n")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 200");
            long read = 0;
            byte[] buffer = new byte[MEBIBYTE];
            for (int count = raw.in.read(buffer); count >= 0; count = raw.in.read(buffer)) {
                read += count;
            }
            assertThat(read).isGreaterThanOrEqualTo(bytes());
        }
        assertFlat(before);
    }

    @Test
    void aSlowReaderSlowsTheWorker() throws Exception {
        long before = pulled();
        try (RawClient raw = new RawClient("GET /source?bytes=" + 256L * MEBIBYTE + " HTTP/1.1\r\n")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 200");
            long pulled = settled(pulled());
            assertThat(pulled - before).isLessThan(32L * MEBIBYTE);
        }
    }

    @Test
    void aSlowWorkerSlowsTheClient() throws Exception {
        try (RawClient raw =
                new RawClient("POST /wait?key=slow HTTP/1.1\r\ncontent-length: " + 256L * MEBIBYTE + "\r\n")) {
            long[] written = {0};
            Thread writer = Thread.ofVirtual().start(() -> {
                byte[] chunk = new byte[65536];
                try {
                    while (written[0] < 256L * MEBIBYTE) {
                        raw.out.write(chunk);
                        written[0] += chunk.length;
                    }
                } catch (IOException e) {
                    Thread.currentThread().interrupt();
                }
            });
            writer.join(Duration.ofSeconds(1));
            assertThat(writer.isAlive()).isTrue();
            assertThat(written[0]).isLessThan(64L * MEBIBYTE);
        }
    }

    @Test
    void aClientThatGoesAwayAbortsTheSignalAndCancelsTheStream() throws Exception {
        try (RawClient raw = new RawClient("GET /wait?key=gone HTTP/1.1\r\n")) {
            assertThat(raw.head()).startsWith("HTTP/1.1 200");
        }
        String both = "[\"aborted\",\"cancelled\"]";
        assertThat(client.getUntil("/aborted?key=gone", both)).isEqualTo(both);
    }

    private static long settled(long first) throws Exception {
        long last = first;
        for (int tries = 0; tries < 50; tries++) {
            Thread.sleep(100);
            long now = pulled();
            if (now == last) {
                return now;
            }
            last = now;
        }
        return last;
    }

    private static long pulled() throws Exception {
        return Long.parseLong(client.get("/pulled").body());
    }

    private static long bytes() {
        return MEBIBYTES * MEBIBYTE;
    }

    /** No process that was there before has grown; one that is started meanwhile is no growth of a body. */
    private static void assertFlat(Map<Long, Long> before) throws IOException {
        Map<Long, Long> after = sandboxBytes();
        assertThat(before.values()).as("a process that runs script").anyMatch(bytes -> bytes > 32L * MEBIBYTE);
        before.forEach((process, bytes) -> assertThat(after.getOrDefault(process, 0L) - bytes)
                .as("growth of sandbox %d in bytes", process)
                .isLessThan(GROWTH));
    }

    /** Resident memory of each sandbox by its process; the pod's own heap is bounded by its {@code -Xmx}. */
    private static Map<Long, Long> sandboxBytes() throws IOException {
        Map<Long, Long> sizes = new HashMap<>();
        for (ProcessHandle process : pod.sandboxes().toList()) {
            Path status = Path.of("/proc", Long.toString(process.pid()), "status");
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmRSS:")) {
                    sizes.put(process.pid(), Long.parseLong(line.replaceAll("\\D", "")) * 1024);
                }
            }
        }
        return sizes;
    }

    /** A client that reads and writes only when it is told to. */
    private static final class RawClient implements AutoCloseable {
        private final Socket socket;
        private final OutputStream out;
        private final InputStream in;

        RawClient(String head) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), pod.port());
            out = socket.getOutputStream();
            in = socket.getInputStream();
            out.write((head + "host: " + Published.HOST + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    break;
                }
                head.append((char) next);
            }
            return head.toString();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
