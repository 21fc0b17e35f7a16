package dev.holdfast.pod.catalog;

import java.util.Map;

/**
 * A version as pods need it.
 *
 * @param bundle what is handed to sandboxes
 * @param namespaces by namespace id, those that the version has a binding to
 * @param services by the binding's name
 * @param kvNamespaces by the binding's name, ids of the KV namespaces that the version is bound to
 * @param assets what is known of its static files
 */
public record RunningVersion(
        String versionId,
        String accountId,
        String workerId,
        String scriptName,
        Bundle bundle,
        Map<String, NamespaceBinding> namespaces,
        Map<String, ServiceBinding> services,
        Map<String, String> kvNamespaces,
        VersionAssets assets) {
    public RunningVersion {
        namespaces = Map.copyOf(namespaces);
        services = Map.copyOf(services);
        kvNamespaces = Map.copyOf(kvNamespaces);
    }
}
