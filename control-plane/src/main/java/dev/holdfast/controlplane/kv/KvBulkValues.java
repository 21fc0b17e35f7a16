package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Values by key; null where there is none. */
public record KvBulkValues(
        @JsonInclude(content = JsonInclude.Include.ALWAYS) @Schema(implementation = Object.class)
        Map<String, JsonNode> values) {}
