package dev.holdfast.pod.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Sockets and logs of sandboxes whose pod no longer lives. */
final class LeftBehind {
    /** With which the files of sandboxes begin; the pod's process id follows. */
    static final String PREFIX = "s";

    private static final Logger LOG = Logger.getLogger(LeftBehind.class);
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d+)-\\d+\\.(?:sock|log)");

    private LeftBehind() {}

    /** Removes them; what cannot be removed stays. */
    static void remove(Path directory) {
        try {
            for (Path file : list(directory)) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warnf("files of earlier sandboxes stay in %s: %s", directory, e.getMessage());
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
