package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A merge patch of a worker's newest version, which makes the next one.
 *
 * @param env variables by name: an object with {@code type} and value, or null for one to take away
 * @param annotations of the new version
 */
@Schema(name = "VersionPatch")
public record VersionPatch(
        @Schema(implementation = Object.class) @Nullable JsonNode env,
        @Nullable Map<String, @Nullable String> annotations) {
    /** Without the variables: secrets may be among them, and what is printed ends in logs. */
    @Override
    public String toString() {
        return "VersionPatch[]";
    }
}
