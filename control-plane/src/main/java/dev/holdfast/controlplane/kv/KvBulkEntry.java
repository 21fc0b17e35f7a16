package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of several values that are written at once.
 *
 * @param base64 whether the value is in base64
 * @param expiration seconds since the epoch
 * @param expirationTtl seconds from now; wins
 */
public record KvBulkEntry(
        @NotNull String key,
        @NotNull String value,
        @Nullable Boolean base64,
        @Schema(implementation = Object.class) @Nullable JsonNode metadata,
        @Nullable Long expiration,
        @Nullable Long expirationTtl) {}
