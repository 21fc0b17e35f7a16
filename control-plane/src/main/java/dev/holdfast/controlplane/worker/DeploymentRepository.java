package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Deployments, by their worker. */
@ApplicationScoped
public class DeploymentRepository implements PanacheRepositoryBase<DeploymentEntity, UUID> {
    /** The one in force. */
    public Optional<DeploymentEntity> findNewest(String workerId) {
        return find("workerId = ?1 order by number desc", workerId).firstResultOptional();
    }

    /** @throws ApiException if the worker has no deployment of this id, or it is none */
    public DeploymentEntity requireOfWorker(String workerId, String id) {
        Optional<DeploymentEntity> found;
        try {
            found = find("workerId = ?1 and id = ?2", workerId, UUID.fromString(id))
                    .firstResultOptional();
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        return found.orElseThrow(
                () -> new ApiException(ErrorCause.DEPLOYMENT_NOT_FOUND, "This Worker has no deployment " + id));
    }

    public List<DeploymentEntity> listNewestFirst(String workerId) {
        return find("workerId = ?1 order by number desc", workerId).page(0, 100).list();
    }

    /** Those in force, one for each worker that has any. */
    public List<DeploymentEntity> listInForce() {
        return list("from DeploymentEntity d where d.number ="
                + " (select max(e.number) from DeploymentEntity e where e.workerId = d.workerId)");
    }
}
