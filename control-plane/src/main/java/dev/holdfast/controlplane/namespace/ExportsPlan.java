package dev.holdfast.controlplane.namespace;

import dev.holdfast.controlplane.api.ApiException;
import java.util.List;
import java.util.Map;

/**
 * What it takes to make a worker's classes those that it declares (reference: durable-objects 9.3). Pure: nothing is
 * changed until somebody stores it.
 *
 * @param changes as for a migration
 * @param awaited by name, classes that are still another worker's; bindings lead there already
 */
public record ExportsPlan(
        List<NamespaceChange> changes, Map<String, KnownClass> awaited, ExportsReconciliation reconciliation) {
    public ExportsPlan {
        changes = List.copyOf(changes);
        awaited = Map.copyOf(awaited);
    }

    /** @throws ApiException that lists everything that is in the way */
    public static ExportsPlan of(Map<String, DeclaredClass> declared, ExportsSituation situation) {
        return new ExportsReconciler(declared, situation).plan();
    }
}
