package dev.holdfast.controlplane.namespace;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Namespaces, by account and by worker. */
@ApplicationScoped
public class NamespaceRepository implements PanacheRepositoryBase<NamespaceEntity, String> {
    public List<NamespaceEntity> listOfWorker(String workerId) {
        return list("workerId = ?1 order by className", workerId);
    }

    public List<NamespaceEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by createdOn, id", accountId);
    }

    public Optional<NamespaceEntity> findOfAccount(String accountId, String id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    /** One that is known to be there. */
    NamespaceEntity require(String accountId, String id) {
        return findOfAccount(accountId, id).orElseThrow();
    }

    /** How many classes an account has. */
    public long countOfAccount(String accountId) {
        return count("accountId", accountId);
    }

    /** The namespace of a class of a worker of the account, found by the worker's name. */
    public Optional<NamespaceEntity> findByScript(String accountId, String scriptName, String className) {
        return find(
                        "select n from NamespaceEntity n, WorkerEntity w where n.workerId = w.id"
                                + " and n.accountId = ?1 and w.accountId = ?1 and w.name = ?2 and n.className = ?3",
                        accountId,
                        scriptName,
                        className)
                .firstResultOptional();
    }
}
