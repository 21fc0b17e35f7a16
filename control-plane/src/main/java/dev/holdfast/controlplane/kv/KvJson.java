package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.kv.KvKey;
import dev.holdfast.kv.KvValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;

/** Values and their metadata as the API shows them. */
@ApplicationScoped
class KvJson {
    private final ObjectMapper mapper;

    KvJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** Text that is JSON. */
    JsonNode tree(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "At least one of the requested keys corresponds to a non-json value");
        }
    }

    KvKeyView key(KvKey key) {
        return new KvKeyView(
                key.name(),
                key.expiration().isPresent() ? key.expiration().getAsLong() : null,
                key.metadata().map(this::tree).orElse(null));
    }

    JsonNode value(KvValue value, boolean asJson, boolean withMetadata) {
        String text = new String(value.content(), StandardCharsets.UTF_8);
        JsonNode content = asJson ? tree(text) : JsonNodeFactory.instance.textNode(text);
        if (!withMetadata) {
            return content;
        }
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.set("value", content);
        entry.set("metadata", value.metadata().map(this::tree).orElse(JsonNodeFactory.instance.nullNode()));
        value.expiration().ifPresent(seconds -> entry.put("expiration", seconds));
        return entry;
    }
}
