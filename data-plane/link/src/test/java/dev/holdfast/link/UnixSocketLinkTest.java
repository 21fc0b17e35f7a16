package dev.holdfast.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketLinkTest extends LinkContract {
    @TempDir
    Path directory;

    @Override
    MemoryLink.Pair open() throws IOException {
        Path path = directory.resolve("open.sock");
        try (UnixSocketListener listener = UnixSocketListener.open(path)) {
            UnixSocketLink sandbox = UnixSocketLink.connect(path);
            return new MemoryLink.Pair(listener.accept(Duration.ofSeconds(10)), sandbox);
        }
    }

    @Test
    void aFrameThatIsNoMessageClosesTheLinkWithTheReason() throws Exception {
        assertThat(reasonAfter(new byte[] {0, 0, 0, 1, (byte) 0xFF})).isEqualTo("malformed frame: no such type: 255");
    }

    @Test
    void anEmptyFrameClosesTheLink() throws Exception {
        assertThat(reasonAfter(new byte[] {0, 0, 0, 0})).startsWith("malformed frame");
    }

    @Test
    void aLengthBeyondTheLimitClosesTheLinkAtOnce() throws Exception {
        assertThat(reasonAfter(new byte[] {(byte) 0xFF, 0, 0, 0})).startsWith("malformed frame: frame too large");
    }

    @Test
    void acceptingGivesUpInTime() throws Exception {
        try (UnixSocketListener listener = UnixSocketListener.open(directory.resolve("nobody.sock"))) {
            assertThatThrownBy(() -> listener.accept(Duration.ofMillis(20))).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void theSocketIsForItsOwnerOnlyAndGoesWithTheListener() throws Exception {
        Path path = directory.resolve("private.sock");
        UnixSocketListener listener = UnixSocketListener.open(path);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        listener.close();
        assertThat(path).doesNotExist();
    }

    private String reasonAfter(byte[] bytes) throws Exception {
        Path path = directory.resolve("raw.sock");
        try (UnixSocketListener listener = UnixSocketListener.open(path);
                SocketChannel raw = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            Recorder recorder = start(listener.accept(Duration.ofSeconds(10)));
            raw.write(ByteBuffer.wrap(bytes));
            return recorder.reason();
        }
    }
}
