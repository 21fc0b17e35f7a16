package dev.holdfast.controlplane.object;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.object.value.ValueReader;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A stored value.
 *
 * @param bytes of its serialized form
 * @param value JSON that keeps types: an object with {@code type} and what belongs to the type
 */
@Schema(name = "DurableObjectValue")
public record ValueView(
        String key,
        int bytes,
        @Schema(implementation = Object.class) JsonNode value) {
    static ValueView of(StoredValues.Entry entry) {
        return new ValueView(entry.key(), entry.value().length, ValueReader.read(entry.value()));
    }
}
