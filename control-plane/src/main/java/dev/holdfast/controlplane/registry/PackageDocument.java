package dev.holdfast.controlplane.registry;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what a registry says of a package. Such documents repeat each version's whole manifest and can have tens of
 * megabytes, so that they are read as they come and little of them is kept.
 */
final class PackageDocument {
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<String> versions = new ArrayList<>();
    private final Map<String, String> deprecations = new LinkedHashMap<>();
    private final Map<String, String> integrity = new LinkedHashMap<>();

    private PackageDocument() {}

    /** @throws IOException if it breaks off or is no JSON object */
    static PackageView read(String name, JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("Not an object");
        }
        PackageDocument document = new PackageDocument();
        fields(parser, document::readField);
        return new PackageView(name, document.tags, document.versions, document.deprecations, document.integrity);
    }

    private void readField(String field, JsonParser parser) throws IOException {
        switch (field) {
            case "dist-tags" -> fields(parser, (tag, value) -> tags.put(tag, value.getText()));
            case "versions" -> fields(parser, this::readVersion);
            default -> {}
        }
    }

    private void readVersion(String version, JsonParser manifest) throws IOException {
        versions.add(version);
        fields(manifest, (field, value) -> {
            if (field.equals("deprecated") && value.currentToken() == JsonToken.VALUE_STRING) {
                deprecations.put(version, value.getText());
            } else if (field.equals("dist")) {
                fields(value, (part, of) -> {
                    if (part.equals("integrity")) {
                        integrity.put(version, of.getText());
                    }
                });
            }
        });
    }

    private interface FieldReader {
        /** Called at the field's value; what of it is not read is skipped. */
        void read(String field, JsonParser parser) throws IOException;
    }

    /** Reads the fields of the object at which the parser stands; anything but an object has none. */
    private static void fields(JsonParser parser, FieldReader reader) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String field = parser.currentName();
            parser.nextToken();
            reader.read(field, parser);
            parser.skipChildren();
        }
        if (parser.currentToken() != JsonToken.END_OBJECT) {
            throw new IOException("The document breaks off");
        }
    }
}
