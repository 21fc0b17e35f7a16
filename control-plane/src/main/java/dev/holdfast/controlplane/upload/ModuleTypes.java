package dev.holdfast.controlplane.upload;

import dev.holdfast.contract.ModuleType;
import java.util.Map;
import java.util.Optional;

/** Which content type means which kind of module (reference: wrangler-api 5.1). */
public final class ModuleTypes {
    private static final Map<String, ModuleType> BY_CONTENT_TYPE = Map.of(
            "application/javascript+module", ModuleType.ES_MODULE,
            "text/javascript+module", ModuleType.ES_MODULE,
            "application/javascript", ModuleType.COMMON_JS,
            "text/javascript", ModuleType.COMMON_JS,
            "application/wasm", ModuleType.WASM,
            "text/plain", ModuleType.TEXT,
            "text/html", ModuleType.TEXT,
            "application/octet-stream", ModuleType.DATA,
            "application/json", ModuleType.JSON);

    private ModuleTypes() {}

    /** The kind that a content type stands for, if it is one that can run. */
    public static Optional<ModuleType> of(String contentType) {
        return Optional.ofNullable(BY_CONTENT_TYPE.get(contentType));
    }
}
