package dev.holdfast.controlplane.object;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An object in a list.
 *
 * @param name that led to its id, if it was created by name
 */
@Schema(name = "DurableObject")
public record ObjectSummary(
        String id,
        @JsonProperty("hasStoredData") boolean hasStoredData,
        @Nullable String name,
        long storedBytes) {
    static ObjectSummary of(ObjectIndex.Listed object) {
        return new ObjectSummary(
                object.id(), object.hasStoredData(), object.name().orElse(null), object.storedBytes());
    }
}
