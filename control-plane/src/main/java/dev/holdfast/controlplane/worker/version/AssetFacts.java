package dev.holdfast.controlplane.worker.version;

import dev.holdfast.contract.PublishedAssets;
import dev.holdfast.controlplane.asset.AssetManifests;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Static files of the versions that are in service. */
@ApplicationScoped
public class AssetFacts implements FactSource {
    private final VersionRepository versions;
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final AssetManifests manifests;

    AssetFacts(
            VersionRepository versions,
            WorkerRepository workers,
            DeploymentRepository deployments,
            AssetManifests manifests) {
        this.versions = versions;
        this.workers = workers;
        this.deployments = deployments;
        this.manifests = manifests;
    }

    @Override
    public FactKind kind() {
        return FactKind.ASSETS;
    }

    @Override
    public void prepare(String key) {
        findVersion(key).ifPresent(version -> manifests.publishContents(accountOf(version), version.facts.assets()));
    }

    @Override
    public Optional<PublishedAssets> find(String key) {
        return findVersion(key).map(version -> manifests.published(accountOf(version), version.facts.assets()));
    }

    @Override
    public List<String> keys() {
        return deployments.listInForce().stream()
                .flatMap(each -> each.shares.stream())
                .map(share -> share.versionId.toString())
                .distinct()
                .filter(key -> findVersion(key).isPresent())
                .toList();
    }

    private Optional<VersionEntity> findVersion(String key) {
        return versions.findByIdOptional(UUID.fromString(key)).filter(version -> version.facts.assets() != null);
    }

    private String accountOf(VersionEntity version) {
        return workers.findById(version.workerId).accountId;
    }
}
