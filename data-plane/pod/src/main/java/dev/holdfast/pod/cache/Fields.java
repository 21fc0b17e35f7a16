package dev.holdfast.pod.cache;

import dev.holdfast.link.message.Headers;
import java.util.List;
import java.util.Optional;

/** Looks fields up in packed headers. */
final class Fields {
    private Fields() {}

    /** The field's values, joined by commas; empty when there is none. */
    static Optional<String> of(Headers headers, String name) {
        List<String> parts = headers.parts();
        StringBuilder found = new StringBuilder();
        boolean present = false;
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (parts.get(i).equals(name)) {
                found.append(present ? ", " : "").append(parts.get(i + 1));
                present = true;
            }
        }
        return present ? Optional.of(found.toString()) : Optional.empty();
    }

    /** The headers with a field in place of any of its name. */
    static Headers with(Headers headers, String name, String value) {
        StringBuilder packed = new StringBuilder(headers.packed().length() + 32);
        List<String> parts = headers.parts();
        for (int i = 0; i + 1 < parts.size(); i += 2) {
            if (!parts.get(i).equals(name)) {
                packed.append(packed.isEmpty() ? "" : "\n")
                        .append(parts.get(i))
                        .append('\n')
                        .append(parts.get(i + 1));
            }
        }
        packed.append(packed.isEmpty() ? "" : "\n").append(name).append('\n').append(value);
        return new Headers(packed.toString());
    }
}
