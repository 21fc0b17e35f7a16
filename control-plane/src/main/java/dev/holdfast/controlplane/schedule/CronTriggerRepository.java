package dev.holdfast.controlplane.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Cron triggers by their worker. */
@ApplicationScoped
class CronTriggerRepository implements PanacheRepositoryBase<CronTriggerEntity, CronTriggerEntity.Key> {
    List<CronTriggerEntity> listOfWorker(String workerId) {
        return list("workerId = ?1 order by position", workerId);
    }

    /** Of all workers of an account but one. */
    long countOfOthers(String accountId, String workerId) {
        return count(
                "workerId in (select w.id from WorkerEntity w where w.accountId = ?1 and w.id <> ?2)",
                accountId,
                workerId);
    }

    List<String> listWorkers() {
        return getEntityManager()
                .createQuery("select distinct t.workerId from CronTriggerEntity t", String.class)
                .getResultList();
    }
}
