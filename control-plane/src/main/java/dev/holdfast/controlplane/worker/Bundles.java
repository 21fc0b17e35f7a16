package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Writes versions down as sandboxes read them. A binding whose namespace was deleted with its worker is left out. */
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
                        .flatMap(each -> binding(each, version.id, facts, version.createdOn, namespaces))
                        .toList());
    }

    private static Stream<Binding> binding(
            WorkerBinding binding,
            UUID versionId,
            VersionFacts facts,
            Instant createdOn,
            Collection<NamespaceEntity> namespaces) {
        return switch (binding) {
            case WorkerBinding.PlainText(String name, String text) -> Stream.of(new Binding.PlainText(name, text));
            case WorkerBinding.Json json ->
                Stream.of(new Binding.Json(json.name(), json.json().toString()));
            case WorkerBinding.ObjectNamespace objects ->
                namespaces.stream()
                        .filter(each -> each.id.equals(objects.namespaceId()))
                        .map(each -> new Binding.DurableObjectNamespace(
                                objects.name(), each.id, objects.className(), each.uniqueKey));
            case WorkerBinding.VersionMetadata(String name) ->
                Stream.of(new Binding.VersionMetadata(
                        name,
                        versionId.toString(),
                        facts.annotations().getOrDefault("workers/tag", ""),
                        createdOn.toString()));
        };
    }
}
