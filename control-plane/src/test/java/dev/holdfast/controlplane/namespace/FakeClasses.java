package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Classes in memory. */
final class FakeClasses implements KnownClasses {
    private final Map<String, KnownClass> own = new LinkedHashMap<>();
    private final Map<String, KnownClass> others = new LinkedHashMap<>();

    FakeClasses own(String className, String namespaceId) {
        own.put(className, new KnownClass(namespaceId, StorageBackend.SQLITE));
        return this;
    }

    FakeClasses other(String script, String className, String namespaceId) {
        others.put(script + "/" + className, new KnownClass(namespaceId, StorageBackend.SQLITE));
        return this;
    }

    @Override
    public Map<String, KnownClass> own() {
        return own;
    }

    @Override
    public Optional<KnownClass> of(String script, String className) {
        return Optional.ofNullable(others.get(script + "/" + className));
    }
}
