package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.api.UnofferedProduct;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the list of bindings; a type that is not served is refused by name (reference: wrangler-api 5.3). */
final class BindingReader {
    private static final int MOST_BINDINGS = 128;
    private static final int LONGEST_VARIABLE = 5 * 1024;

    private BindingReader() {}

    static List<UploadedBinding> read(List<JsonNode> bindings) {
        if (bindings.size() > MOST_BINDINGS) {
            throw Invalid.upload(
                    "A Worker may have at most %d bindings; this one has %d".formatted(MOST_BINDINGS, bindings.size()));
        }
        Set<String> names = new HashSet<>();
        return bindings.stream()
                .map(each -> {
                    UploadedBinding binding = read(new JsonFields("a binding", each));
                    if (!names.add(binding.name())) {
                        throw Invalid.upload("Binding name '%s' already in use".formatted(binding.name()));
                    }
                    return binding;
                })
                .toList();
    }

    /** @throws dev.holdfast.controlplane.api.ApiException if no secret may be so */
    static UploadedBinding secret(String name, String text) {
        if (name.isEmpty()) {
            throw Invalid.upload("A binding has an empty name");
        }
        return new UploadedBinding.SecretText(name, limited(name, text));
    }

    static UploadedBinding read(JsonFields unnamed) {
        String name = unnamed.text("name");
        if (name.isEmpty()) {
            throw Invalid.upload("A binding has an empty name");
        }
        JsonFields fields = new JsonFields("binding '" + name + "'", unnamed.object());
        String type = fields.text("type");
        return switch (type) {
            case "plain_text" -> new UploadedBinding.PlainText(name, limited(name, fields.text("text")));
            case "secret_text" -> secret(name, fields.text("text"));
            case "json" -> json(name, fields.value("json"));
            case "durable_object_namespace" -> objectClass(name, fields);
            case "service" -> service(name, fields);
            case "kv_namespace" -> new UploadedBinding.KvNamespace(name, fields.text("namespace_id"));
            case "assets" -> new UploadedBinding.Assets(name);
            case "version_metadata" -> new UploadedBinding.VersionMetadata(name);
            case "inherit" -> new UploadedBinding.Inherited(name);
            default ->
                throw Invalid.upload(UnofferedProduct.boundBy(type)
                        .map(product -> product.refusalOf(name))
                        .orElseGet(() -> "Binding '%s' has the type '%s', which this platform does not offer"
                                .formatted(name, type)));
        };
    }

    private static UploadedBinding json(String name, JsonNode value) {
        limited(name, value.toString());
        return new UploadedBinding.Json(name, value);
    }

    private static UploadedBinding objectClass(String name, JsonFields fields) {
        requireProduction(name, fields);
        return new UploadedBinding.ObjectClass(name, fields.text("class_name"), fields.findText("script_name"));
    }

    private static UploadedBinding service(String name, JsonFields fields) {
        requireProduction(name, fields);
        Optional<JsonNode> props = fields.find("props");
        props.ifPresent(value -> {
            if (!value.isObject()) {
                throw Invalid.upload("props of binding '%s' is not an object".formatted(name));
            }
            limited(name, value.toString());
        });
        return new UploadedBinding.Service(name, fields.text("service"), fields.findText("entrypoint"), props);
    }

    private static void requireProduction(String name, JsonFields fields) {
        Optional<String> environment = fields.findText("environment").filter(each -> !each.equals("production"));
        if (environment.isPresent()) {
            throw Invalid.upload(
                    "Binding '%s' names the environment '%s'; there are none here".formatted(name, environment.get()));
        }
    }

    private static String limited(String name, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_VARIABLE) {
            throw Invalid.upload("Text binding '%s' is longer than %d bytes".formatted(name, LONGEST_VARIABLE));
        }
        return value;
    }
}
