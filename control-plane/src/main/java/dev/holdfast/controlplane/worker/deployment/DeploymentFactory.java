package dev.holdfast.controlplane.worker.deployment;

import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.DeploymentEntity;
import dev.holdfast.controlplane.worker.DeploymentShare;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Makes deployments that are not stored yet. */
@ApplicationScoped
class DeploymentFactory {
    private final Ids ids;
    private final Clock clock;

    DeploymentFactory(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    DeploymentEntity deployment(
            String workerId, Map<UUID, Double> shares, Map<String, String> annotations, Author author) {
        DeploymentEntity deployment = new DeploymentEntity();
        deployment.id = ids.uuid();
        deployment.workerId = workerId;
        deployment.source = author.source();
        deployment.authorId = author.userId();
        deployment.annotations = annotations;
        deployment.createdOn = clock.instant();
        deployment.shares.addAll(shares.entrySet().stream()
                .map(entry -> share(workerId, entry.getKey(), entry.getValue()))
                .toList());
        return deployment;
    }

    private static DeploymentShare share(String workerId, UUID versionId, double percentage) {
        DeploymentShare share = new DeploymentShare();
        share.workerId = workerId;
        share.versionId = versionId;
        share.percentage = percentage;
        return share;
    }
}
