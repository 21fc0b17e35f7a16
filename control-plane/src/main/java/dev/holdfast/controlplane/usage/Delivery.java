package dev.holdfast.controlplane.usage;

import java.util.Map;

/**
 * An entry of the stream of batches.
 *
 * @param id which the stream gave it
 * @param fields as the pod wrote them
 */
record Delivery(String id, Map<String, String> fields) {
    Delivery {
        fields = Map.copyOf(fields);
    }
}
