package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.upload.BindingChanges;
import dev.holdfast.controlplane.upload.UploadedBinding;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.Previews;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionModule;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerAudit;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.binding.PlannedSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a worker's next version out of its newest one: the same code, which is not started again, with other variables.
 * Called inside a transaction, with the worker read for change.
 */
@ApplicationScoped
public class DerivedVersions {
    private static final int MOST_BINDINGS = 128;

    private final VersionRepository versions;
    private final VersionSecrets secrets;
    private final Previews previews;
    private final WorkerAudit audit;
    private final VersionFactory factory;

    DerivedVersions(
            VersionRepository versions,
            VersionSecrets secrets,
            Previews previews,
            WorkerAudit audit,
            VersionFactory factory) {
        this.versions = versions;
        this.secrets = secrets;
        this.previews = previews;
        this.audit = audit;
        this.factory = factory;
    }

    /** @param annotations of the new version; none are taken over */
    public VersionEntity derive(
            WorkerEntity worker, BindingChanges changes, Map<String, String> annotations, Author author) {
        VersionEntity newest = versions.findNewest(worker.id)
                .orElseThrow(() -> new ApiException(ErrorCause.NO_VERSIONS, "This Worker has no version yet"));
        List<WorkerBinding> bindings = changed(newest.facts.bindings(), changes);
        VersionEntity version =
                factory.version(worker, newest.facts.with(bindings, worker.migrationTag, annotations), author);
        version.modules.addAll(newest.modules.stream().map(VersionModule::copy).toList());
        newest.secrets.forEach((name, id) -> {
            if (bindings.contains(new WorkerBinding.SecretText(name))
                    && !changes.given().containsKey(name)) {
                version.secrets.put(name, id);
            }
        });
        changes.given().forEach((name, binding) -> {
            if (binding instanceof UploadedBinding.SecretText(String itsName, String text)) {
                version.secrets.put(name, secrets.keep(worker, itsName, new PlannedSecret.Given(text)));
            }
        });
        worker.versionCount = version.number;
        worker.modifiedOn = version.createdOn;
        versions.persistAndFlush(version);
        audit.uploaded(worker, version);
        previews.publish(worker, version);
        return version;
    }

    private static List<WorkerBinding> changed(List<WorkerBinding> bindings, BindingChanges changes) {
        List<WorkerBinding> changed = new ArrayList<>();
        Set<String> added = new HashSet<>(changes.given().keySet());
        for (WorkerBinding binding : bindings) {
            UploadedBinding given = changes.given().get(binding.name());
            if (given != null) {
                requireVariable(binding);
                changed.add(stored(given));
                added.remove(binding.name());
            } else if (!changes.removed().contains(binding.name())) {
                changed.add(binding);
            }
        }
        added.stream()
                .sorted()
                .forEach(name -> changed.add(stored(changes.given().get(name))));
        if (changed.size() > MOST_BINDINGS) {
            throw new ApiException(
                    ErrorCause.UPLOAD_INVALID, "A Worker may have at most %d bindings".formatted(MOST_BINDINGS));
        }
        return changed;
    }

    private static void requireVariable(WorkerBinding binding) {
        boolean variable = binding instanceof WorkerBinding.SecretText
                || binding instanceof WorkerBinding.PlainText
                || binding instanceof WorkerBinding.Json;
        if (!variable) {
            throw nameInUse(binding.name());
        }
    }

    public static ApiException nameInUse(String name) {
        return new ApiException(
                ErrorCause.BINDING_NAME_IN_USE,
                "Binding name '%s' already in use. Please use a different name and try again.".formatted(name));
    }

    private static WorkerBinding stored(UploadedBinding given) {
        return switch (given) {
            case UploadedBinding.SecretText(String name, String text) -> new WorkerBinding.SecretText(name);
            case UploadedBinding.PlainText(String name, String text) -> new WorkerBinding.PlainText(name, text);
            case UploadedBinding.Json json -> new WorkerBinding.Json(json.name(), json.json());
            case UploadedBinding.ObjectClass other -> throw new IllegalArgumentException(other.name());
            case UploadedBinding.Service other -> throw new IllegalArgumentException(other.name());
            case UploadedBinding.VersionMetadata other -> throw new IllegalArgumentException(other.name());
            case UploadedBinding.KvNamespace other -> throw new IllegalArgumentException(other.name());
            case UploadedBinding.Assets other -> throw new IllegalArgumentException(other.name());
            case UploadedBinding.Inherited other -> throw new IllegalArgumentException(other.name());
        };
    }
}
