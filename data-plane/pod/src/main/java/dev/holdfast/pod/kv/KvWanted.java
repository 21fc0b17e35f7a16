package dev.holdfast.pod.kv;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Several values that are asked for at once. */
record KvWanted(List<String> keys, boolean asJson, boolean withMetadata) {
    KvWanted {
        keys = List.copyOf(keys);
    }

    /** @throws KvException when it cannot be answered */
    static KvWanted parse(byte[] body) {
        JsonNode fields = KvJson.tree(body, "The body is not JSON");
        String type = fields.path("type").asText("text");
        if (!type.equals("text") && !type.equals("json")) {
            throw new KvException(400, "\"%s\" is not a valid type. Use \"json\" or \"text\"".formatted(shown(type)));
        }
        List<String> keys = new ArrayList<>();
        fields.path("keys").forEach(key -> keys.add(key.asText()));
        if (keys.size() > KvRules.MOST_READ) {
            throw new KvException(400, "You can request a maximum of %d keys".formatted(KvRules.MOST_READ));
        }
        if (keys.isEmpty()) {
            throw new KvException(400, "You must request a minimum of 1 key");
        }
        KvRules.cacheTtl(Optional.of(fields.path("cacheTtl").asText("")).filter(ttl -> !ttl.isEmpty()));
        return new KvWanted(
                keys.stream().map(KvRules::key).toList(),
                type.equals("json"),
                fields.path("withMetadata").asBoolean());
    }

    private static String shown(String type) {
        return type.matches("[A-Za-z0-9_-]{1,40}") ? type : "?";
    }
}
