package dev.holdfast.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a server keeps its data.
 *
 * @param logs folder of its log file
 * @param temporary whether the folder is deleted when the server is closed
 */
public record DataDirectory(Path path, Path logs, boolean temporary) {
    /** A folder that stays; it is created when it does not exist. */
    public static DataDirectory at(Path path) {
        return at(path, path);
    }

    /** A folder that stays, with the log elsewhere. */
    public static DataDirectory at(Path path, Path logs) {
        return new DataDirectory(path.toAbsolutePath(), logs.toAbsolutePath(), false);
    }

    /** A new folder that goes when the server is closed. */
    public static DataDirectory createTemporary() {
        try {
            Path path = Files.createTempDirectory("holdfast-");
            return new DataDirectory(path, path, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates the folder. */
    public void create() {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void release() {
        if (temporary) {
            delete(path);
        }
    }

    /** Deletes {@code root} and all under it without following links. */
    public static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not delete " + root, e);
        }
    }
}
