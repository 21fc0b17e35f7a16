package dev.holdfast.controlplane.tail;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A tail.
 *
 * @param url of its WebSocket, good for whoever knows it; shown once, to who asked for the tail
 * @param filters as they were asked for, with the caller's own address in the place of {@code self}
 */
@Schema(name = "Tail")
public record TailView(
        String id,
        @Nullable String url,
        Instant createdOn,
        Instant expiresAt,

        @Schema(type = SchemaType.ARRAY, implementation = Object.class)
        JsonNode filters) {

    static TailView of(TailEntity tail, @Nullable String url) {
        return new TailView(
                tail.id,
                url,
                tail.createdOn,
                tail.expiresOn,
                TailFilters.stored(tail.filters).json());
    }
}
