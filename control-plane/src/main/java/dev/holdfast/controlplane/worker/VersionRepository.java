package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Versions, by their worker. */
@ApplicationScoped
public class VersionRepository implements PanacheRepositoryBase<VersionEntity, UUID> {
    public Optional<VersionEntity> findNewest(String workerId) {
        return find("workerId = ?1 order by number desc", workerId).firstResultOptional();
    }

    public Optional<VersionEntity> findOfWorker(String workerId, UUID id) {
        return find("workerId = ?1 and id = ?2", workerId, id).firstResultOptional();
    }

    /** @throws ApiException if the worker has no version of this id, or it is none */
    public VersionEntity requireOfWorker(String workerId, String id) {
        Optional<VersionEntity> found;
        try {
            found = findOfWorker(workerId, UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            found = Optional.empty();
        }
        return found.orElseThrow(
                () -> new ApiException(ErrorCause.VERSION_NOT_FOUND, "This Worker has no version %s".formatted(id)));
    }

    /** Versions in which one of these values of secrets is. */
    public List<VersionEntity> listWithSecrets(List<UUID> secrets) {
        return list("select distinct v from VersionEntity v join v.secrets s where s in ?1", secrets);
    }

    public List<VersionEntity> listNewest(String workerId, int most) {
        return find("workerId = ?1 order by number desc", workerId)
                .page(0, most)
                .list();
    }

    public Optional<VersionEntity> findNumber(String workerId, int number) {
        return find("workerId = ?1 and number = ?2", workerId, number).firstResultOptional();
    }

    public List<VersionEntity> listNewestFirst(String workerId) {
        return list("workerId = ?1 order by number desc", workerId);
    }
}
