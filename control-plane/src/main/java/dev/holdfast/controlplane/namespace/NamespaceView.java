package dev.holdfast.controlplane.namespace;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A namespace as the API shows it.
 *
 * @param name script and class
 */
@Schema(name = "DurableObjectNamespace")
public record NamespaceView(
        String id,
        String name,
        String script,
        @JsonProperty("class") String className,
        boolean useSqlite) {}
