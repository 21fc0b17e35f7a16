package dev.holdfast.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One property of {@code env}; types are named as in the upload metadata (reference: durable-objects 1.4). */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Binding.PlainText.class, name = "plain_text"),
    @JsonSubTypes.Type(value = Binding.Json.class, name = "json"),
    @JsonSubTypes.Type(value = Binding.SealedSecret.class, name = "sealed_secret"),
    @JsonSubTypes.Type(value = Binding.SecretText.class, name = "secret_text"),
    @JsonSubTypes.Type(value = Binding.DurableObjectNamespace.class, name = "durable_object_namespace"),
    @JsonSubTypes.Type(value = Binding.Service.class, name = "service"),
    @JsonSubTypes.Type(value = Binding.VersionMetadata.class, name = "version_metadata"),
    @JsonSubTypes.Type(value = Binding.KvNamespace.class, name = "kv_namespace"),
    @JsonSubTypes.Type(value = Binding.Assets.class, name = "assets")
})
public sealed interface Binding {
    /** The property's name in {@code env}. */
    String name();

    /** A string. */
    record PlainText(String name, String text) implements Binding {}

    /**
     * A JSON value.
     *
     * @param json the value's JSON text, parsed inside the isolate
     */
    record Json(String name, String json) implements Binding {}

    /**
     * A secret string as it is published; the pod opens it on the way to a sandbox.
     *
     * @param sealed by a {@link dev.holdfast.contract.secret.KeyRing}, in the binding's context
     */
    record SealedSecret(String name, String sealed) implements Binding {}

    /** A secret string as sandboxes read it; never published, never written down. */
    record SecretText(String name, String text) implements Binding {
        /** Without the secret: what is printed ends in logs. */
        @Override
        public String toString() {
            return "SecretText[name=" + name + "]";
        }
    }

    /**
     * A Durable Object namespace.
     *
     * @param namespaceId 32 hex digits
     * @param uniqueKey from which object ids are derived; permanent, secret outside the account
     * @param scriptName the worker whose class it is, empty for the version's own
     */
    record DurableObjectNamespace(
            String name, String namespaceId, String className, String uniqueKey, String scriptName)
            implements Binding {}

    /**
     * A stateless entrypoint of a worker of the same account.
     *
     * @param workerId 32 hex digits; the worker's active deployment answers
     * @param scriptName the worker's name, for logs
     * @param entrypoint name of the export; empty for the default one
     * @param props JSON of what the entrypoint's {@code ctx.props} shows; empty for nothing
     */
    record Service(String name, String workerId, String scriptName, String entrypoint, String props)
            implements Binding {}

    /** {@code {id, tag, timestamp}} of the running version. */
    record VersionMetadata(String name, String id, String tag, String timestamp) implements Binding {}

    /**
     * A KV namespace of the account.
     *
     * @param id 32 hex digits
     */
    record KvNamespace(String name, String id) implements Binding {}

    /** The version's own static files. */
    record Assets(String name) implements Binding {}
}
