package dev.holdfast.controlplane.worker.secret;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A merge patch of secrets.
 *
 * @param secrets by name: an object with {@code text}, or null for one to delete
 */
@Schema(name = "SecretPatch")
public record SecretPatch(
        @NotNull @Schema(implementation = Object.class) JsonNode secrets) {
    /** Without the secrets: what is printed ends in logs. */
    @Override
    public String toString() {
        return "SecretPatch[]";
    }
}
