package dev.holdfast.contract;

/** Kinds of modules that a version may hold (reference: wrangler-api 5.1). */
public enum ModuleType {
    ES_MODULE,
    COMMON_JS,
    WASM,
    TEXT,
    DATA,
    JSON;

    /** Whether {@link BundleModule#content()} is base64 of the bytes rather than the text itself. */
    public boolean isBinary() {
        return this == WASM || this == DATA;
    }
}
