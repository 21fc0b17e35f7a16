package dev.holdfast.controlplane.worker.version;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.secret.SecretVault;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.Previews;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Code of the versions that are in service, or have an address of their own. */
@ApplicationScoped
public class BundleFacts implements FactSource {
    private final VersionRepository versions;
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final NamespaceRepository namespaces;
    private final ModuleStore modules;
    private final SecretVault vault;
    private final Previews previews;

    BundleFacts(
            VersionRepository versions,
            WorkerRepository workers,
            DeploymentRepository deployments,
            NamespaceRepository namespaces,
            ModuleStore modules,
            SecretVault vault,
            Previews previews) {
        this.versions = versions;
        this.workers = workers;
        this.deployments = deployments;
        this.namespaces = namespaces;
        this.modules = modules;
        this.vault = vault;
        this.previews = previews;
    }

    @Override
    public FactKind kind() {
        return FactKind.BUNDLE;
    }

    @Override
    public Optional<VersionBundle> find(String key) {
        return versions.findByIdOptional(UUID.fromString(key)).map(version -> {
            WorkerEntity worker = workers.findById(version.workerId);
            Bundles.Targets targets = new Bundles.Targets(
                    namespaces.listOfAccount(worker.accountId),
                    workers.listOfAccount(worker.accountId),
                    name -> new Binding.SealedSecret(name, vault.sealed(version.secrets.get(name))));
            return Bundles.of(worker, version, modules.load(version), targets);
        });
    }

    @Override
    public List<String> keys() {
        Stream<UUID> deployed = deployments.listInForce().stream()
                .flatMap(each -> each.shares.stream())
                .map(share -> share.versionId);
        Stream<UUID> shown = workers.listWithPreviews().stream()
                .flatMap(worker -> previews.shown(worker).stream())
                .map(version -> version.id);
        return Stream.concat(deployed, shown).map(UUID::toString).distinct().toList();
    }
}
