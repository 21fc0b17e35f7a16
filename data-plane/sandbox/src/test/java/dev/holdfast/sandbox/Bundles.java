package dev.holdfast.sandbox;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes version bundles for tests. The first module is the main one; every bundle is bound to one namespace. */
public final class Bundles {
    public static final String NAMESPACE = "c".repeat(32);
    public static final String UNIQUE_KEY = "mykey";

    private final List<Map<String, Object>> modules = new ArrayList<>();
    private List<String> flags = List.of();

    private Bundles() {}

    /** A bundle of one ES module. */
    public static byte[] of(String source) {
        return start("index.js", source).bytes();
    }

    public static Bundles start(String name, String source) {
        return new Bundles().and(name, "ES_MODULE", source);
    }

    public Bundles and(String name, String type, String content) {
        Map<String, Object> module = new LinkedHashMap<>();
        module.put("name", name);
        module.put("type", type);
        module.put("content", content);
        modules.add(module);
        return this;
    }

    /** Compatibility flags. */
    public Bundles with(String... names) {
        flags = List.of(names);
        return this;
    }

    public byte[] bytes() {
        Map<String, Object> bundle = new LinkedHashMap<>();
        bundle.put("accountId", "a".repeat(32));
        bundle.put("workerId", "b".repeat(32));
        bundle.put("scriptName", "test");
        bundle.put("versionId", "00000000-0000-0000-0000-000000000001");
        bundle.put("compatibilityDate", "2026-11-01");
        bundle.put("compatibilityFlags", flags);
        bundle.put("mainModule", modules.getFirst().get("name"));
        bundle.put("modules", modules);
        bundle.put(
                "bindings",
                List.of(
                        Map.of("type", "plain_text", "name", "GREETING", "text", "hi"),
                        Map.of(
                                "type", "durable_object_namespace",
                                "name", "OBJECTS",
                                "namespaceId", NAMESPACE,
                                "className", "Thing",
                                "uniqueKey", UNIQUE_KEY)));
        try {
            return JSON.std.asBytes(bundle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
