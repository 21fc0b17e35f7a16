package dev.holdfast.local.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts a child into a session of its own, so that Ctrl-C at the terminal reaches this JVM only, which then stops its
 * children in order. The process keeps its id.
 */
public final class OwnSession {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private OwnSession() {}

    public static List<String> of(List<String> arguments) {
        if (!Files.isExecutable(SETSID)) {
            return arguments;
        }
        List<String> all = new ArrayList<>();
        all.add(SETSID.toString());
        all.addAll(arguments);
        return all;
    }
}
