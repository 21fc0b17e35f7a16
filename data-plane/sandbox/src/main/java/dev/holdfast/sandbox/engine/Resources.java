package dev.holdfast.sandbox.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Scripts that come with the program. */
public final class Resources {
    private static final String RUNTIME = "/dev/holdfast/runtime/runtime.js";
    private static final String BOOTSTRAP = "bootstrap.js";

    private Resources() {}

    /** The runtime layer, built from TypeScript. */
    public static String runtimeScript() {
        return text(RUNTIME);
    }

    static String bootstrapScript() {
        return text(BOOTSTRAP);
    }

    private static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
