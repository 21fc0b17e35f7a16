package dev.holdfast.controlplane.namespace;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Changes of namespaces, worked out but not stored.
 *
 * @param created not stored yet
 * @param owned the worker's namespaces as they will be, those included that are created; copies, never stored
 */
public record NamespacePlan(List<NamespaceChange> changes, List<NamespaceEntity> created, List<NamespaceEntity> owned) {
    public NamespacePlan {
        changes = List.copyOf(changes);
        created = List.copyOf(created);
        owned = List.copyOf(owned);
    }

    /** Names of the classes that the worker will have. */
    public Set<String> classes() {
        return owned.stream().map(each -> each.className).collect(Collectors.toSet());
    }
}
