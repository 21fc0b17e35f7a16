package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.Binding;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.secret.SecretVault;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Code of the versions that are in service. */
@ApplicationScoped
public class BundleFacts implements FactSource {
    private final VersionRepository versions;
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final NamespaceRepository namespaces;
    private final ModuleStore modules;
    private final SecretVault vault;

    BundleFacts(
            VersionRepository versions,
            WorkerRepository workers,
            DeploymentRepository deployments,
            NamespaceRepository namespaces,
            ModuleStore modules,
            SecretVault vault) {
        this.versions = versions;
        this.workers = workers;
        this.deployments = deployments;
        this.namespaces = namespaces;
        this.modules = modules;
        this.vault = vault;
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
        return deployments.listInForce().stream()
                .flatMap(each -> each.shares.stream())
                .map(share -> share.versionId.toString())
                .distinct()
                .toList();
    }
}
