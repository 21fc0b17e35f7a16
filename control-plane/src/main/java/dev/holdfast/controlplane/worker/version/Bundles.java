package dev.holdfast.controlplane.worker.version;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionFacts;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes versions down as sandboxes read them. A binding whose target was deleted is left out. */
final class Bundles {
    private static final String DEFAULT_EXPORT = "default";

    private Bundles() {}

    /**
     * What bindings may lead to.
     *
     * @param secrets how a secret is written down, by the name of its binding
     */
    record Targets(
            Collection<NamespaceEntity> namespaces,
            Collection<WorkerEntity> workers,
            Function<String, Binding> secrets) {}

    /** A version that is stored. */
    static VersionBundle of(WorkerEntity worker, VersionEntity version, List<BundleModule> modules, Targets targets) {
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
                        .flatMap(each -> binding(each, worker, version, targets))
                        .toList(),
                facts.assets() != null);
    }

    private static Stream<Binding> binding(
            WorkerBinding binding, WorkerEntity worker, VersionEntity version, Targets targets) {
        return switch (binding) {
            case WorkerBinding.PlainText(String name, String text) -> Stream.of(new Binding.PlainText(name, text));
            case WorkerBinding.Json json ->
                Stream.of(new Binding.Json(json.name(), json.json().toString()));
            case WorkerBinding.SecretText(String name) ->
                Stream.of(targets.secrets().apply(name));
            case WorkerBinding.ObjectNamespace objects ->
                targets.namespaces().stream()
                        .filter(each -> each.id.equals(objects.namespaceId()))
                        .map(each -> new Binding.DurableObjectNamespace(
                                objects.name(),
                                each.id,
                                objects.className(),
                                each.uniqueKey,
                                Optional.ofNullable(objects.scriptName())
                                        .filter(name -> !name.equals(worker.name))
                                        .orElse("")));
            case WorkerBinding.Service service -> service(service, worker, targets.workers());
            case WorkerBinding.KvNamespace(String name, String id) -> Stream.of(new Binding.KvNamespace(name, id));
            case WorkerBinding.Assets(String name) ->
                version.facts.assets() == null ? Stream.empty() : Stream.of(new Binding.Assets(name));
            case WorkerBinding.VersionMetadata(String name) ->
                Stream.of(new Binding.VersionMetadata(
                        name,
                        version.id.toString(),
                        version.facts.annotations().getOrDefault("workers/tag", ""),
                        version.createdOn.toString()));
        };
    }

    /** A worker that is about to be created can bind to itself already. */
    private static Stream<Binding> service(
            WorkerBinding.Service binding, WorkerEntity worker, Collection<WorkerEntity> workers) {
        return Stream.concat(Stream.of(worker), workers.stream())
                .filter(each -> each.name.equals(binding.service()))
                .limit(1)
                .map(each -> new Binding.Service(
                        binding.name(),
                        each.id,
                        each.name,
                        Optional.ofNullable(binding.entrypoint())
                                .filter(name -> !name.equals(DEFAULT_EXPORT))
                                .orElse(""),
                        Optional.ofNullable(binding.props())
                                .map(JsonNode::toString)
                                .orElse("")));
    }
}
