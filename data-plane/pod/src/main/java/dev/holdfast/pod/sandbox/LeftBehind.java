package dev.holdfast.pod.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Sockets, logs and control groups of sandboxes whose pod no longer lives. */
final class LeftBehind {
    /** With which the files of sandboxes begin; the pod's process id follows. */
    static final String PREFIX = "s";

    /** What stands before a sandbox's name in that of its control group. */
    static final String GROUP_PREFIX = "sandbox-";

    private static final Logger LOG = Logger.getLogger(LeftBehind.class);
    private static final Pattern FILE = Pattern.compile(PREFIX + "(\\d+)-\\d+\\.(?:sock|log)");
    private static final Pattern GROUP = Pattern.compile(GROUP_PREFIX + PREFIX + "(\\d+)-\\d+");

    private LeftBehind() {}

    /** Removes the files; what cannot be removed stays. */
    static void remove(Path directory) {
        try {
            for (Path file : list(directory)) {
                if (isOrphan(FILE, file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            LOG.warnf("files of earlier sandboxes stay in %s: %s", directory, e.getMessage());
        }
    }

    /** Whether a control group of this name is one of those. */
    static boolean isGroup(String name) {
        return isOrphan(GROUP, name);
    }

    private static boolean isOrphan(Pattern pattern, String name) {
        Matcher matcher = pattern.matcher(name);
        return matcher.matches()
                && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty();
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }
}
