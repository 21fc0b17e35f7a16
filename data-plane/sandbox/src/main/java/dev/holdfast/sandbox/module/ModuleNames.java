package dev.holdfast.sandbox.module;

import java.util.ArrayDeque;
import java.util.Deque;

/** Names of modules: uploaded with or without a leading {@code ./}, referred to relative to the importing module. */
public final class ModuleNames {
    private ModuleNames() {}

    /** The name without {@code .} and {@code ..} segments. */
    public static String normalize(String name) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }

    /** The normalized name that a specifier means in a module. */
    public static String resolve(String specifier, String referrer) {
        if (!specifier.startsWith("./") && !specifier.startsWith("../")) {
            return isBuiltIn(specifier) ? specifier : normalize(specifier);
        }
        String base = normalize(referrer);
        int slash = base.lastIndexOf('/');
        return normalize((slash < 0 ? "" : base.substring(0, slash + 1)) + specifier);
    }

    /** Whether a specifier names a module of the platform. */
    public static boolean isBuiltIn(String specifier) {
        return specifier.startsWith("cloudflare:") || specifier.startsWith("node:");
    }
}
