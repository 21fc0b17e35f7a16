package dev.holdfast.sandbox.border;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Resources of the platform's own. */
final class PlatformModules {
    private static final String HTML_REWRITER = "/dev/holdfast/runtime/html-rewriter.wasm";

    private PlatformModules() {}

    /**
     * The WebAssembly module behind {@code HTMLRewriter}, read when it is asked for first; the receiver does not change
     * it.
     */
    static byte[] htmlRewriter() {
        return HtmlRewriter.BYTES;
    }

    private static final class HtmlRewriter {
        static final byte[] BYTES = read(HTML_REWRITER);
    }

    /** @throws IllegalStateException when there is no such resource */
    static byte[] read(String name) {
        try (InputStream in = PlatformModules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource is missing: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
