package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.config.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Makes workers that are not stored yet. */
@ApplicationScoped
public class WorkerFactory {
    private final Ids ids;
    private final Clock clock;

    WorkerFactory(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public WorkerEntity worker(String accountId, String name) {
        WorkerEntity worker = new WorkerEntity();
        worker.id = ids.hex();
        worker.accountId = accountId;
        worker.name = WorkerName.checked(name);
        worker.settings = WorkerSettings.DEFAULT;
        worker.lastDeployedFrom = "api";
        worker.createdOn = clock.instant();
        worker.modifiedOn = worker.createdOn;
        return worker;
    }
}
