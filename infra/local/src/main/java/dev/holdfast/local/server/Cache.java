package dev.holdfast.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * Unpacked programs, shared by all checkouts of a user: {@code HOLDFAST_CACHE}, else {@code holdfast} under
 * {@code XDG_CACHE_HOME} or {@code ~/.cache}. An entry is either complete or absent, also when several processes want
 * it at once.
 */
final class Cache {
    @FunctionalInterface
    interface Filler {
        /** Creates {@code target}, a path that does not exist yet. */
        void fill(Path target) throws IOException;
    }

    private Cache() {}

    static synchronized Path once(String entry, Filler filler) {
        Path directory = directory();
        Path target = directory.resolve(entry);
        if (Files.exists(target)) {
            return target;
        }
        try {
            Files.createDirectories(directory);
            try (FileChannel channel = FileChannel.open(
                            directory.resolve(entry + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !Files.exists(target)) {
                    Path partial = directory.resolve(entry + ".partial");
                    DataDirectory.delete(partial);
                    filler.fill(partial);
                    Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException("Could not unpack " + entry + " into " + directory, e);
        }
    }

    static void makeExecutable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static Path directory() {
        return environment("HOLDFAST_CACHE")
                .map(Path::of)
                .or(() -> environment("XDG_CACHE_HOME").map(base -> Path.of(base, "holdfast")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "holdfast"));
    }

    private static Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
