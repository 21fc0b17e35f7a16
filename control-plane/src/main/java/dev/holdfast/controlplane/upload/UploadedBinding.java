package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A binding as the client asks for it; what it refers to is not looked up yet. */
public sealed interface UploadedBinding {
    /** The property's name in {@code env}. */
    String name();

    /** A string. */
    record PlainText(String name, String text) implements UploadedBinding {}

    /** A JSON value. */
    record Json(String name, JsonNode json) implements UploadedBinding {}

    /** A string that nobody is shown. */
    record SecretText(String name, String text) implements UploadedBinding {
        /** Without the secret: what is printed ends in logs. */
        @Override
        public String toString() {
            return "SecretText[name=" + name + "]";
        }
    }

    /** @param scriptName whose class it is; absent: this worker's own */
    record ObjectClass(String name, String className, Optional<String> scriptName) implements UploadedBinding {}

    /**
     * A stateless entrypoint of a worker of the same account.
     *
     * @param service the worker's name
     * @param entrypoint name of the export; absent: the default one
     * @param props what the entrypoint's {@code ctx.props} shows, a JSON object
     */
    record Service(String name, String service, Optional<String> entrypoint, Optional<JsonNode> props)
            implements UploadedBinding {}

    /** Id, tag and time of the running version. */
    record VersionMetadata(String name) implements UploadedBinding {}

    /** A KV namespace of the account. */
    record KvNamespace(String name, String namespaceId) implements UploadedBinding {}

    /** The static files of the same upload. */
    record Assets(String name) implements UploadedBinding {}

    /** Whatever the previous version has under this name. */
    record Inherited(String name) implements UploadedBinding {}
}
