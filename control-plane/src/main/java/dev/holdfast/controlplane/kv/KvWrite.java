package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.kv.KvRules;
import dev.holdfast.kv.KvValue;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

/** A value that is to be kept under a key, checked. */
record KvWrite(String key, KvValue value) {
    /**
     * @param metadata JSON
     * @param expiration seconds since the epoch
     * @param ttl seconds from now; wins
     * @throws ApiException when a rule is broken
     */
    static KvWrite of(
            String key,
            byte[] content,
            Optional<String> metadata,
            Optional<String> expiration,
            Optional<String> ttl,
            long nowSeconds) {
        return KvValues.checked(() -> {
            if (content.length > KvRules.MOST_VALUE) {
                throw KvRules.valueTooLong(content.length);
            }
            return new KvWrite(
                    KvRules.key(key),
                    new KvValue(content, KvRules.metadata(metadata), KvRules.expiration(expiration, ttl, nowSeconds)));
        });
    }

    static KvWrite of(KvBulkEntry entry, long nowSeconds) {
        return of(
                entry.key(),
                content(entry),
                Optional.ofNullable(entry.metadata()).map(JsonNode::toString),
                Optional.ofNullable(entry.expiration()).map(Objects::toString),
                Optional.ofNullable(entry.expirationTtl()).map(Objects::toString),
                nowSeconds);
    }

    private static byte[] content(KvBulkEntry entry) {
        if (!Boolean.TRUE.equals(entry.base64())) {
            return entry.value().getBytes(StandardCharsets.UTF_8);
        }
        try {
            return Base64.getDecoder().decode(entry.value());
        } catch (IllegalArgumentException e) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "The value of key '%s' is not base64".formatted(entry.key()));
        }
    }
}
