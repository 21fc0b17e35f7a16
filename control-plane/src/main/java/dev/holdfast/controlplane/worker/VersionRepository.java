package dev.holdfast.controlplane.worker;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions, by their worker. */
@ApplicationScoped
public class VersionRepository implements PanacheRepositoryBase<VersionEntity, UUID> {
    Optional<VersionEntity> findNewest(String workerId) {
        return find("workerId = ?1 order by number desc", workerId).firstResultOptional();
    }

    Optional<VersionEntity> findOfWorker(String workerId, UUID id) {
        return find("workerId = ?1 and id = ?2", workerId, id).firstResultOptional();
    }

    List<VersionEntity> listNewestFirst(String workerId) {
        return list("workerId = ?1 order by number desc", workerId);
    }
}
