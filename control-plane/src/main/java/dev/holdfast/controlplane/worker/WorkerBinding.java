package dev.holdfast.controlplane.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A binding of a version as it is stored and shown; what it refers to is resolved. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = WorkerBinding.PlainText.class, name = "plain_text"),
    @JsonSubTypes.Type(value = WorkerBinding.Json.class, name = "json"),
    @JsonSubTypes.Type(value = WorkerBinding.SecretText.class, name = "secret_text"),
    @JsonSubTypes.Type(value = WorkerBinding.ObjectNamespace.class, name = "durable_object_namespace"),
    @JsonSubTypes.Type(value = WorkerBinding.Service.class, name = "service"),
    @JsonSubTypes.Type(value = WorkerBinding.VersionMetadata.class, name = "version_metadata"),
    @JsonSubTypes.Type(value = WorkerBinding.KvNamespace.class, name = "kv_namespace"),
    @JsonSubTypes.Type(value = WorkerBinding.Assets.class, name = "assets")
})
@Schema(implementation = BindingSchema.class)
public sealed interface WorkerBinding {
    /** The property's name in {@code env}. */
    String name();

    /** A string. */
    record PlainText(String name, String text) implements WorkerBinding {}

    /** A JSON value. */
    record Json(String name, JsonNode json) implements WorkerBinding {}

    /** A secret string; which one is said by {@link VersionEntity#secrets}, what it is only inside the vault. */
    record SecretText(String name) implements WorkerBinding {}

    /** @param scriptName whose class it is; absent: this worker's own */
    record ObjectNamespace(
            String name,
            String namespaceId,
            String className,
            @Nullable String scriptName) implements WorkerBinding {}

    /**
     * A stateless entrypoint of a worker.
     *
     * @param service the worker's name
     * @param entrypoint absent: the default export
     * @param props a JSON object
     */
    record Service(
            String name,
            String service,
            @Nullable String entrypoint,
            @Nullable JsonNode props) implements WorkerBinding {
        /** Stored JSON says null for what is absent. */
        public Service {
            props = props == null || props.isNull() ? null : props;
        }
    }

    /** Id, tag and time of the running version. */
    record VersionMetadata(String name) implements WorkerBinding {}

    /** A KV namespace of the account. */
    record KvNamespace(String name, String namespaceId) implements WorkerBinding {}

    /** The version's own static files. */
    record Assets(String name) implements WorkerBinding {}

    /** The name of this kind of binding in the API. */
    default String type() {
        return switch (this) {
            case PlainText binding -> "plain_text";
            case Json binding -> "json";
            case SecretText binding -> "secret_text";
            case ObjectNamespace binding -> "durable_object_namespace";
            case Service binding -> "service";
            case VersionMetadata binding -> "version_metadata";
            case KvNamespace binding -> "kv_namespace";
            case Assets binding -> "assets";
        };
    }
}
