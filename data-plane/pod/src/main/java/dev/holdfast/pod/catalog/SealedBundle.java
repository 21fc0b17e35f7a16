package dev.holdfast.pod.catalog;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A bundle with secrets: kept as it was published, opened anew each time. Everything but the secrets is copied as it
 * is.
 */
final class SealedBundle implements Bundle {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String SEALED = "sealed_secret";

    private final byte[] json;
    private final String workerId;
    private final KeyRing keys;

    SealedBundle(byte[] json, String workerId, KeyRing keys) {
        this.json = json;
        this.workerId = workerId;
        this.keys = keys;
    }

    @Override
    public byte[] opened() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(json.length + 1024);
        try (JsonParser in = MAPPER.createParser(json);
                JsonGenerator copy = MAPPER.createGenerator(out)) {
            in.nextToken();
            copy.writeStartObject();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                copy.writeFieldName(field);
                in.nextToken();
                if (field.equals("bindings")) {
                    copyBindings(in, copy);
                } else {
                    copy.copyCurrentStructure(in);
                }
            }
            copy.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable bundle", e);
        }
        return out.toByteArray();
    }

    private void copyBindings(JsonParser in, JsonGenerator copy) throws IOException {
        copy.writeStartArray();
        while (in.nextToken() == JsonToken.START_OBJECT) {
            JsonNode binding = MAPPER.readTree(in);
            MAPPER.writeTree(copy, binding.path("type").asText().equals(SEALED) ? open(binding) : binding);
        }
        copy.writeEndArray();
    }

    private ObjectNode open(JsonNode binding) {
        String name = binding.path("name").asText();
        return MAPPER.createObjectNode()
                .put("type", "secret_text")
                .put("name", name)
                .put(
                        "text",
                        keys.open(
                                SecretContext.ofBinding(workerId, name),
                                binding.path("sealed").asText()));
    }
}
