package dev.holdfast.local.server;

import dev.holdfast.local.process.StartFailedException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL refuses to run as root. Where this JVM is root, its programs run in a user namespace of their own in which
 * they are nobody, while their files stay root's.
 */
final class Unprivileged {
    private static final List<String> NAMESPACE = List.of("unshare", "--user");

    private Unprivileged() {}

    /** What to put before a command line; empty for an ordinary user. */
    static List<String> prefix() {
        if (!System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        throw new StartFailedException(
                "PostgreSQL refuses to run as root, and this system does not let root make a user "
                        + "namespace (`unshare --user true` failed). Run Holdfast as an ordinary user.");
    }

    private static boolean works(List<String> prefix) {
        try {
            Process probe = new ProcessBuilder(prefix.getFirst(), prefix.getLast(), "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
