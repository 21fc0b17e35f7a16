package dev.holdfast.controlplane.worker.binding;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.kv.KvNamespaceRepository;
import dev.holdfast.controlplane.namespace.NamespaceEntity;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.upload.UploadMetadata;
import dev.holdfast.controlplane.upload.UploadedBinding;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Looks up what the bindings of one upload refer to. For one use. */
public final class BindingResolver {
    private final WorkerEntity worker;
    private final NamespaceRepository namespaces;
    private final ServiceTargets services;
    private final KvNamespaceRepository kvNamespaces;
    private final List<WorkerBinding> previous;
    private final Map<String, UUID> previousSecrets;
    private final Map<String, PlannedSecret> secrets = new HashMap<>();
    private Set<String> declared = Set.of();

    /** Bindings, the namespaces to which they lead, and the secrets among them. */
    public record Resolved(
            List<WorkerBinding> bindings, List<NamespaceEntity> namespaces, Map<String, PlannedSecret> secrets) {}

    public BindingResolver(
            WorkerEntity worker,
            NamespaceRepository namespaces,
            ServiceTargets services,
            KvNamespaceRepository kvNamespaces,
            Optional<VersionEntity> previous) {
        this.worker = worker;
        this.namespaces = namespaces;
        this.services = services;
        this.kvNamespaces = kvNamespaces;
        this.previous = previous.map(version -> version.facts.bindings()).orElse(List.of());
        this.previousSecrets = previous.map(version -> version.secrets).orElse(Map.of());
    }

    /** Whether any binding leads to Durable Objects. */
    public boolean wantsObjects(UploadMetadata metadata) {
        return metadata.bindings().stream().anyMatch(each -> switch (each) {
            case UploadedBinding.ObjectClass binding -> true;
            case UploadedBinding.Inherited binding ->
                inherited(binding.name()) instanceof WorkerBinding.ObjectNamespace;
            case UploadedBinding.PlainText binding -> false;
            case UploadedBinding.Json binding -> false;
            case UploadedBinding.SecretText binding -> false;
            case UploadedBinding.Service binding -> false;
            case UploadedBinding.VersionMetadata binding -> false;
            case UploadedBinding.KvNamespace binding -> false;
            case UploadedBinding.Assets binding -> false;
        });
    }

    /**
     * @param own namespaces of this worker, as they will be
     * @param deleted names of classes that the same upload deletes
     */
    public Resolved resolve(UploadMetadata metadata, List<NamespaceEntity> own, Set<String> deleted) {
        requireNoneOf(deleted, metadata, own);
        declared = metadata.declaredClasses().keySet();
        List<WorkerBinding> bindings = new ArrayList<>();
        List<NamespaceEntity> known = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (UploadedBinding binding : metadata.bindings()) {
            names.add(binding.name());
            bindings.add(resolve(binding, own, known));
        }
        for (WorkerBinding kept : previous) {
            if (metadata.keptBindings().contains(kept.type()) && names.add(kept.name())) {
                bindings.add(reattach(kept, own, known));
            }
        }
        return new Resolved(bindings, known, Map.copyOf(secrets));
    }

    private WorkerBinding resolve(UploadedBinding binding, List<NamespaceEntity> own, List<NamespaceEntity> known) {
        return switch (binding) {
            case UploadedBinding.PlainText(String name, String text) -> new WorkerBinding.PlainText(name, text);
            case UploadedBinding.Json json -> new WorkerBinding.Json(json.name(), json.json());
            case UploadedBinding.SecretText(String name, String text) -> {
                secrets.put(name, new PlannedSecret.Given(text));
                yield new WorkerBinding.SecretText(name);
            }
            case UploadedBinding.VersionMetadata(String name) -> new WorkerBinding.VersionMetadata(name);
            case UploadedBinding.ObjectClass wanted -> objects(wanted, own, known);
            case UploadedBinding.Service wanted -> service(wanted);
            case UploadedBinding.Assets(String name) -> new WorkerBinding.Assets(name);
            case UploadedBinding.KvNamespace(String name, String id) ->
                new WorkerBinding.KvNamespace(name, kvNamespaces.requireForBinding(worker.accountId, name, id).id);
            case UploadedBinding.Inherited(String name) -> reattach(inherited(name), own, known);
        };
    }

    private WorkerBinding service(UploadedBinding.Service wanted) {
        WorkerBinding.Service binding = new WorkerBinding.Service(
                wanted.name(),
                wanted.service(),
                wanted.entrypoint().orElse(null),
                wanted.props().orElse(null));
        services.require(worker, binding);
        return binding;
    }

    private WorkerBinding inherited(String name) {
        return previous.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.INHERITED_BINDING_MISSING,
                        "inherit binding '%s' is invalid: the previous version has no such binding".formatted(name)));
    }

    private WorkerBinding reattach(WorkerBinding kept, List<NamespaceEntity> own, List<NamespaceEntity> known) {
        if (kept instanceof WorkerBinding.ObjectNamespace objects) {
            return follow(objects, own)
                    .map(namespace -> {
                        known.add(namespace);
                        return (WorkerBinding) objects;
                    })
                    .orElseGet(() -> objects(
                            new UploadedBinding.ObjectClass(
                                    objects.name(), objects.className(), Optional.ofNullable(objects.scriptName())),
                            own,
                            known));
        }
        if (kept instanceof WorkerBinding.SecretText(String name)) {
            secrets.put(name, new PlannedSecret.Kept(previousSecrets.get(name)));
        }
        return kept;
    }

    /** The namespace of a binding, as long as it exists, whatever its class is called by now and whose it is. */
    private Optional<NamespaceEntity> follow(WorkerBinding.ObjectNamespace binding, List<NamespaceEntity> own) {
        return own.stream()
                .filter(each -> each.id.equals(binding.namespaceId()))
                .findFirst()
                .or(() -> namespaces
                        .findOfAccount(worker.accountId, binding.namespaceId())
                        .filter(each -> !each.workerId.equals(worker.id)));
    }

    private void requireNoneOf(Set<String> deleted, UploadMetadata metadata, List<NamespaceEntity> own) {
        Set<String> remaining = own.stream().map(each -> each.className).collect(Collectors.toSet());
        for (UploadedBinding each : metadata.bindings()) {
            if (each instanceof UploadedBinding.ObjectClass binding
                    && isOwn(binding)
                    && deleted.contains(binding.className())
                    && !remaining.contains(binding.className())) {
                throw new ApiException(
                        ErrorCause.CLASS_HAS_NO_NAMESPACE,
                        ("Cannot apply --delete-class migration to class '%s' without also removing the binding that"
                                        + " references it.")
                                .formatted(binding.className()));
            }
        }
    }

    private static String noNamespace(String className, Optional<String> otherScript) {
        return otherScript
                .map(script ->
                        ("Cannot create binding for class '%1$s' of the script '%2$s' because it is not currently"
                                        + " configured to implement Durable Objects. Deploy '%2$s' with a migration that adds the"
                                        + " class first.")
                                .formatted(className, script))
                .orElseGet(() -> ("Cannot create binding for class '%s' because it is not currently configured to"
                                + " implement Durable Objects. Configure a migration in your configuration to add this"
                                + " class.")
                        .formatted(className));
    }

    private boolean isOwn(UploadedBinding.ObjectClass binding) {
        return binding.scriptName().filter(name -> !name.equals(worker.name)).isEmpty();
    }

    private WorkerBinding objects(
            UploadedBinding.ObjectClass wanted, List<NamespaceEntity> own, List<NamespaceEntity> known) {
        Optional<String> other = wanted.scriptName().filter(name -> !name.equals(worker.name));
        NamespaceEntity namespace = (other.isPresent()
                        ? namespaces.findByScript(worker.accountId, other.get(), wanted.className())
                        : own.stream()
                                .filter(each -> each.className.equals(wanted.className()))
                                .findFirst())
                .orElseThrow(() -> new ApiException(
                        declared.contains(wanted.className()) && other.isEmpty()
                                ? ErrorCause.EXPORT_NOT_PROVISIONED
                                : ErrorCause.CLASS_HAS_NO_NAMESPACE,
                        noNamespace(wanted.className(), other)));
        known.add(namespace);
        return new WorkerBinding.ObjectNamespace(
                wanted.name(),
                namespace.id,
                wanted.className(),
                wanted.scriptName().orElse(null));
    }
}
