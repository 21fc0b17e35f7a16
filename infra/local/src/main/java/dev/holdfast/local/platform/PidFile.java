package dev.holdfast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Remembers a process across restarts of the launcher: its id and when it started, since ids are used again for
 * strangers.
 */
public final class PidFile {
    private static final String SUFFIX = ".pid";

    private final Path file;

    private PidFile(Path file) {
        this.file = file;
    }

    public static PidFile of(PlatformHome home, String name) {
        return new PidFile(home.run().resolve(name + SUFFIX));
    }

    public void write(long pid) {
        try {
            Files.writeString(
                    file,
                    pid + " " + ProcessHandle.of(pid).map(PidFile::started).orElse("gone") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, if it still runs. */
    public Optional<ProcessHandle> process() {
        try {
            List<String> parts = List.of(Files.readString(file).trim().split(" "));
            return ProcessHandle.of(Long.parseLong(parts.getFirst()))
                    .filter(process -> started(process).equals(parts.getLast()))
                    .filter(ProcessHandle::isAlive);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String started(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toString).orElse("unknown");
    }
}
