package dev.holdfast.controlplane.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** States of things as JSON, bounded in size, and without the values of fields that are called as secrets are. */
@ApplicationScoped
class AuditJson {
    private static final Set<String> SECRET =
            Set.of("value", "secret", "password", "hash", "text", "access_token", "refresh_token", "client_secret");
    private static final TextNode HIDDEN = TextNode.valueOf("[hidden]");
    private static final int MOST_CHARACTERS = 64 * 1024;

    private final ObjectMapper mapper;

    AuditJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String write(Object state) {
        JsonNode json = mapper.valueToTree(state);
        hide(json);
        try {
            String text = mapper.writeValueAsString(json);
            return text.length() <= MOST_CHARACTERS ? text : "{\"left_out\":\"too large\"}";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode read(String text) {
        try {
            return mapper.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hide(JsonNode json) {
        if (json instanceof ObjectNode object) {
            SECRET.stream()
                    .filter(name -> object.has(name) && object.get(name).isValueNode())
                    .forEach(name -> object.set(name, HIDDEN));
        }
        json.forEach(AuditJson::hide);
    }
}
