package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Variables that a version gets besides or instead of those of the version before.
 *
 * @param given secrets, strings and JSON values, by name
 * @param removed names of bindings that the version does not have any more
 */
public record BindingChanges(Map<String, UploadedBinding> given, Set<String> removed) {
    private static final int MOST = 128;

    public BindingChanges {
        given = Map.copyOf(given);
        removed = Set.copyOf(removed);
    }

    /** One secret. */
    public static BindingChanges secret(String name, String text) {
        return new BindingChanges(Map.of(name, BindingReader.secret(name, text)), Set.of());
    }

    /** One binding less. */
    public static BindingChanges without(String name) {
        return new BindingChanges(Map.of(), Set.of(name));
    }

    /**
     * Reads a merge patch (RFC 7396): an object of bindings by name, where null takes one away.
     *
     * @throws ApiException naming what is wrong with it
     */
    public static BindingChanges read(JsonNode patch) {
        if (!patch.isObject()) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "Bindings are changed by an object with their names");
        }
        if (patch.size() > MOST) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "At most %d bindings are changed at a time".formatted(MOST));
        }
        Map<String, UploadedBinding> given = new LinkedHashMap<>();
        Set<String> removed = new HashSet<>();
        patch.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                removed.add(entry.getKey());
            } else {
                given.put(entry.getKey(), variable(entry.getKey(), entry.getValue()));
            }
        });
        return new BindingChanges(given, removed);
    }

    private static UploadedBinding variable(String name, JsonNode value) {
        if (!value.isObject()) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "Binding '%s' is not a JSON object".formatted(name));
        }
        ObjectNode named = value.<ObjectNode>deepCopy().put("name", name);
        UploadedBinding binding = BindingReader.read(new JsonFields("a binding", named));
        return switch (binding) {
            case UploadedBinding.SecretText secret -> secret;
            case UploadedBinding.PlainText text -> text;
            case UploadedBinding.Json json -> json;
            case UploadedBinding.ObjectClass other -> throw noVariable(name);
            case UploadedBinding.Service other -> throw noVariable(name);
            case UploadedBinding.VersionMetadata other -> throw noVariable(name);
            case UploadedBinding.KvNamespace other -> throw noVariable(name);
            case UploadedBinding.Assets other -> throw noVariable(name);
            case UploadedBinding.Inherited other -> throw noVariable(name);
        };
    }

    private static ApiException noVariable(String name) {
        return new ApiException(
                ErrorCause.BAD_REQUEST,
                "Binding '%s' is not a secret, a string or JSON; others come with an upload".formatted(name));
    }
}
