package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API lists it.
 *
 * @param expiration seconds since the epoch
 */
@Schema(name = "KvKey")
public record KvKeyView(
        String name,
        @Nullable Long expiration,
        @Schema(implementation = Object.class) @Nullable JsonNode metadata) {}
