package dev.holdfast.pod.kv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvPage;
import dev.holdfast.kv.KvValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What crosses as JSON: lists, and several values at once. */
final class KvJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KvJson() {}

    /** @param found by key, in the order in which they were asked for; absent where there is none */
    static byte[] values(KvWanted wanted, Map<String, Optional<KvValue>> found) {
        ObjectNode values = MAPPER.createObjectNode();
        found.forEach((key, value) ->
                values.set(key, value.map(each -> value(wanted, each)).orElse(MAPPER.nullNode())));
        return bytes(values);
    }

    static byte[] page(KvPage page) {
        ObjectNode answer = MAPPER.createObjectNode();
        ArrayNode keys = answer.putArray("keys");
        page.keys().forEach(key -> {
            ObjectNode entry = keys.addObject().put("name", key.name());
            key.expiration().ifPresent(seconds -> entry.put("expiration", seconds));
            key.metadata().ifPresent(metadata -> entry.put("metadata", metadata));
        });
        answer.put("list_complete", page.cursor().isEmpty());
        page.cursor().ifPresent(cursor -> answer.put("cursor", cursor));
        return bytes(answer);
    }

    private static JsonNode value(KvWanted wanted, KvValue value) {
        JsonNode content = wanted.asJson()
                ? tree(value.content(), "At least one of the requested keys corresponds to a non-json value")
                : MAPPER.getNodeFactory().textNode(new String(value.content(), StandardCharsets.UTF_8));
        if (!wanted.withMetadata()) {
            return content;
        }
        ObjectNode entry = MAPPER.createObjectNode();
        entry.set("value", content);
        entry.set(
                "metadata",
                value.metadata()
                        .map(json -> tree(json.getBytes(StandardCharsets.UTF_8), "Metadata must be valid JSON"))
                        .orElse(MAPPER.nullNode()));
        return entry;
    }

    /** @param otherwise why it is refused if it is no JSON */
    static JsonNode tree(byte[] json, String otherwise) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new KvException(400, otherwise);
        }
    }

    private static byte[] bytes(JsonNode tree) {
        try {
            return MAPPER.writeValueAsBytes(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
