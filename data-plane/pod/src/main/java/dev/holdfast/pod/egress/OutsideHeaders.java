package dev.holdfast.pod.egress;

import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.ingress.HopByHop;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Header fields on their way out and back, without those that the connection decides. */
final class OutsideHeaders {
    private static final Set<String> OF_THE_REQUEST = Set.of("host", "content-length", "expect", "http2-settings");

    private OutsideHeaders() {}

    /** @throws IllegalArgumentException when a field is not valid */
    static void copy(Headers from, MultiMap into) {
        List<String> parts = from.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            String name = parts.get(i);
            if (!HopByHop.contains(name) && !OF_THE_REQUEST.contains(name)) {
                into.add(name, parts.get(i + 1));
            }
        }
    }

    /** Packs a server's fields. Values with line breaks cannot arrive: the parser refuses them. */
    static Headers pack(MultiMap fields) {
        StringBuilder packed = new StringBuilder(256);
        for (Map.Entry<String, String> field : fields) {
            String name = field.getKey().toLowerCase(Locale.ROOT);
            if (!name.startsWith(":") && !HopByHop.contains(name)) {
                packed.append(packed.isEmpty() ? "" : "\n")
                        .append(name)
                        .append('\n')
                        .append(field.getValue().replace('\n', ' '));
            }
        }
        return new Headers(packed.toString());
    }
}
