package dev.holdfast.controlplane.kv;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A KV namespace as the API shows it. */
@Schema(name = "KvNamespace")
public record KvNamespaceView(String id, String title, boolean supportsUrlEncoding) {
    static KvNamespaceView of(KvNamespaceEntity namespace) {
        return new KvNamespaceView(namespace.id, namespace.title, true);
    }
}
