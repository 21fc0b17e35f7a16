package dev.holdfast.controlplane.worker;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Workers, always by their account. */
@ApplicationScoped
public class WorkerRepository implements PanacheRepositoryBase<WorkerEntity, String> {
    public Optional<WorkerEntity> findByName(String accountId, String name) {
        return find("accountId = ?1 and name = ?2", accountId, name).firstResultOptional();
    }

    /** By name or by id: both name a worker in some routes. */
    Optional<WorkerEntity> findByNameOrId(String accountId, String nameOrId) {
        return findByName(accountId, nameOrId)
                .or(() ->
                        find("accountId = ?1 and id = ?2", accountId, nameOrId).firstResultOptional());
    }

    /** Those whose versions have addresses of their own. */
    public List<WorkerEntity> listWithPreviews() {
        return list("previewsEnabled", true);
    }

    public List<WorkerEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by name", accountId);
    }

    /** The same for several workers, always in the same order. */
    public void lock(String accountId, Collection<String> names) {
        names.stream().sorted().forEach(name -> lock(accountId, name));
    }

    /** Makes other changes to the worker of this name, existing or not, wait until this transaction ends. */
    public void lock(String accountId, String name) {
        getEntityManager()
                .createNativeQuery(
                        "SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:account || '/' || :name, 0))) AS turn")
                .setParameter("account", accountId)
                .setParameter("name", name)
                .getSingleResult();
    }
}
