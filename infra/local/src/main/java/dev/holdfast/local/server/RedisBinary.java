package dev.holdfast.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The Redis program for this machine, unpacked once into the cache. */
final class RedisBinary {
    private static final String NAME = "redis-server-7.0.15-";

    private RedisBinary() {}

    static Path locate() {
        String resource = NAME + Machine.system() + "-" + Machine.architecture();
        return Cache.once(resource, target -> unpack(resource, target));
    }

    private static void unpack(String resource, Path target) throws IOException {
        try (InputStream program = RedisBinary.class.getResourceAsStream("/" + resource)) {
            if (program == null) {
                throw new UncheckedIOException(
                        new IOException("There is no Redis program for this machine: " + resource));
            }
            Files.copy(program, target);
            Cache.makeExecutable(target);
        }
    }
}
