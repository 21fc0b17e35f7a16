package dev.holdfast.local.server;

import java.util.Locale;

/** Names of this machine's operating system and processor as makers of binaries spell them. */
final class Machine {
    private Machine() {}

    static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : "linux";
    }

    static String architecture() {
        return isArm() ? "arm64" : "amd64";
    }

    static boolean isArm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
