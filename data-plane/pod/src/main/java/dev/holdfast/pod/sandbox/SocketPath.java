package dev.holdfast.pod.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a socket lies. Systems take no path of more than about 100 bytes: then a folder of its own is made for it. */
final class SocketPath {
    private static final int MAX_BYTES = 100;

    private SocketPath() {}

    static Path in(Path directory, String name) throws IOException {
        Path path = directory.resolve(name);
        return path.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                ? path
                : Files.createTempDirectory("holdfast").resolve(name);
    }

    /** The socket is closed: a folder that was made for it goes. */
    static void leave(Path directory, Path socket) throws IOException {
        Path parent = socket.getParent();
        if (parent != null && !parent.equals(directory)) {
            Files.deleteIfExists(parent);
        }
    }
}
