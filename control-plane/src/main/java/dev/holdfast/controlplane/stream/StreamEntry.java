package dev.holdfast.controlplane.stream;

import java.util.Map;

/**
 * An entry of a stream.
 *
 * @param id which the stream gave it
 * @param fields as the pod wrote them
 */
public record StreamEntry(String id, Map<String, String> fields) {
    public StreamEntry {
        fields = Map.copyOf(fields);
    }
}
