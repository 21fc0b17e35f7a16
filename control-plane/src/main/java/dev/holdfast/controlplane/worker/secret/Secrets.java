package dev.holdfast.controlplane.worker.secret;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.upload.BindingChanges;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.deployment.Deployments;
import dev.holdfast.controlplane.worker.version.DerivedVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Changes secrets of workers that are in service: each change is a version that replaces the newest one at once. Called
 * inside a transaction that a {@code Publisher} follows.
 */
@ApplicationScoped
class Secrets {
    private static final Map<String, String> TRIGGER = Map.of("workers/triggered_by", "secret");

    private final VersionRepository versions;
    private final DerivedVersions derived;
    private final Deployments deployments;

    Secrets(VersionRepository versions, DerivedVersions derived, Deployments deployments) {
        this.versions = versions;
        this.derived = derived;
        this.deployments = deployments;
    }

    /** The names of a worker's secrets, as its newest version has them. */
    List<String> names(WorkerEntity worker) {
        return bindings(worker).stream()
                .filter(WorkerBinding.SecretText.class::isInstance)
                .map(WorkerBinding::name)
                .toList();
    }

    /**
     * Changes secrets; those to be removed need not exist. The worker must have been read for change.
     *
     * @throws ApiException if something else has one of the names, or the newest version does not serve all requests
     */
    void change(WorkerEntity worker, BindingChanges changes, Author author) {
        for (WorkerBinding binding : bindings(worker)) {
            boolean named = changes.given().containsKey(binding.name())
                    || changes.removed().contains(binding.name());
            if (named && !(binding instanceof WorkerBinding.SecretText)) {
                throw DerivedVersions.nameInUse(binding.name());
            }
        }
        deployments.requireNewestInForce(worker, ErrorCause.LATEST_NOT_DEPLOYED_FOR_SECRETS, "secrets");
        VersionEntity version = derived.derive(worker, changes, TRIGGER, author);
        deployments.inForce(worker, Map.of(version.id, 100.0), TRIGGER, Optional.empty(), author);
    }

    void requireSecret(WorkerEntity worker, String name) {
        if (!names(worker).contains(name)) {
            throw new ApiException(ErrorCause.SECRET_NOT_FOUND, "Binding name '%s' not found.".formatted(name));
        }
    }

    private List<WorkerBinding> bindings(WorkerEntity worker) {
        return versions.findNewest(worker.id)
                .map(version -> version.facts.bindings())
                .orElse(List.of());
    }
}
