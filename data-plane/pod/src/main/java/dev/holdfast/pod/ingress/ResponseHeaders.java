package dev.holdfast.pod.ingress;

import dev.holdfast.link.message.Headers;
import io.vertx.core.MultiMap;
import java.util.List;

/** Copies a worker's header fields to a client's response, without those that the connection decides. */
final class ResponseHeaders {
    private static final String CONTENT_LENGTH = "content-length";

    private ResponseHeaders() {}

    /**
     * Copies.
     *
     * @param keepLength whether the worker's own content-length is kept: only where no body is sent
     */
    static void copy(Headers headers, MultiMap into, boolean keepLength) {
        List<String> parts = headers.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            String name = parts.get(i);
            if (!HopByHop.contains(name) && (keepLength || !name.equals(CONTENT_LENGTH))) {
                into.add(name, parts.get(i + 1));
            }
        }
    }
}
