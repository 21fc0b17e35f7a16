package dev.holdfast.controlplane.namespace;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A namespace as the API shows it.
 *
 * @param name script and class
 */
public record NamespaceView(
        String id,
        String name,
        String script,
        @JsonProperty("class") String className,
        boolean useSqlite) {}
