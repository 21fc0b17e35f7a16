package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Writes versions down as sandboxes read them. */
final class Bundles {
    private Bundles() {}

    /** A version that is stored. */
    static VersionBundle of(
            WorkerEntity worker,
            VersionEntity version,
            List<BundleModule> modules,
            Collection<NamespaceEntity> namespaces) {
        VersionFacts facts = version.facts;
        return new VersionBundle(
                worker.accountId,
                worker.id,
                worker.name,
                version.id.toString(),
                facts.compatibilityDate(),
                facts.compatibilityFlags(),
                facts.mainModule(),
                modules,
                facts.bindings().stream()
                        .map(each -> binding(each, version.id, facts, version.createdOn, namespaces))
                        .toList());
    }

    private static Binding binding(
            WorkerBinding binding,
            UUID versionId,
            VersionFacts facts,
            Instant createdOn,
            Collection<NamespaceEntity> namespaces) {
        return switch (binding) {
            case WorkerBinding.PlainText(String name, String text) -> new Binding.PlainText(name, text);
            case WorkerBinding.Json json ->
                new Binding.Json(json.name(), json.json().toString());
            case WorkerBinding.ObjectNamespace objects ->
                new Binding.DurableObjectNamespace(
                        objects.name(), objects.namespaceId(), objects.className(), uniqueKey(objects, namespaces));
            case WorkerBinding.VersionMetadata(String name) ->
                new Binding.VersionMetadata(
                        name,
                        versionId.toString(),
                        facts.annotations().getOrDefault("workers/tag", ""),
                        createdOn.toString());
        };
    }

    private static String uniqueKey(WorkerBinding.ObjectNamespace objects, Collection<NamespaceEntity> namespaces) {
        return namespaces.stream()
                .filter(each -> each.id.equals(objects.namespaceId()))
                .findFirst()
                .orElseThrow()
                .uniqueKey;
    }
}
