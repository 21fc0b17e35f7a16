package dev.holdfast.sandbox.module;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version's code and bindings, read from the JSON that the control plane published.
 *
 * @param head the bundle's JSON without its modules, for the runtime layer
 * @param uniqueKeys of the namespaces that the version is bound to, by namespace id
 */
public record Bundle(String head, String mainModule, Map<String, Module> modules, Map<String, String> uniqueKeys) {
    /** Modules are single strings, and uploads bound them already. */
    private static final JSON LARGE = JSON.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    public Bundle {
        modules = Map.copyOf(modules);
        uniqueKeys = Map.copyOf(uniqueKeys);
    }

    /**
     * One module.
     *
     * @param name exactly as uploaded
     * @param content the text, or base64 for binary types
     */
    public record Module(String name, String type, String content) {}

    /** @throws InvalidBundleException when the bytes are not a bundle */
    public static Bundle parse(byte[] json) {
        try {
            return of(LARGE.mapFrom(json));
        } catch (IOException e) {
            throw new InvalidBundleException("the bundle is not JSON: " + e.getMessage());
        }
    }

    private static Bundle of(Map<String, Object> fields) throws IOException {
        Map<String, Module> modules = new HashMap<>();
        for (Map<?, ?> module : objects(fields.get("modules"))) {
            String name = text(module, "name");
            modules.put(ModuleNames.normalize(name), new Module(name, text(module, "type"), text(module, "content")));
        }
        Map<String, String> uniqueKeys = new HashMap<>();
        for (Map<?, ?> binding : objects(fields.get("bindings"))) {
            if (binding.get("namespaceId") != null) {
                uniqueKeys.put(text(binding, "namespaceId"), text(binding, "uniqueKey"));
            }
        }
        Map<String, Object> head = new LinkedHashMap<>(fields);
        head.remove("modules");
        return new Bundle(JSON.std.asString(head), text(fields, "mainModule"), modules, uniqueKeys);
    }

    /** The module that a normalized name leads to. */
    public Optional<Module> module(String normalized) {
        return Optional.ofNullable(modules.get(normalized));
    }

    private static List<Map<?, ?>> objects(@Nullable Object value) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> map)) {
                    throw new InvalidBundleException("the bundle holds something that is no object");
                }
                objects.add(map);
            }
        }
        return objects;
    }

    private static String text(Map<?, ?> fields, String name) {
        if (fields.get(name) instanceof String text) {
            return text;
        }
        throw new InvalidBundleException("the bundle lacks " + name);
    }
}
