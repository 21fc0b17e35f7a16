package dev.holdfast.controlplane.log;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A stored invocation.
 *
 * @param kind {@code fetch}, {@code scheduled}, {@code alarm}, {@code rpc}, {@code websocket} or {@code other};
 *     {@code notice} says that entries are missing from here on
 * @param outcome as tails call it
 * @param levels of what was printed; exceptions are errors
 * @param trace as {@code wrangler tail} prints it
 */
@Schema(name = "Log")
public record LogView(
        String id,
        Instant time,
        String kind,
        String outcome,
        List<String> levels,
        String versionId,
        String requestId,
        @Nullable String namespaceId,
        @Nullable String objectId,
        @Nullable String objectName,
        @Schema(implementation = Object.class) JsonNode trace) {}
