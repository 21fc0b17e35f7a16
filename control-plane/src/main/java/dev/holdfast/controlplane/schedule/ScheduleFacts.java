package dev.holdfast.controlplane.schedule;

import dev.holdfast.contract.PublishedSchedules;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** When each worker is to be run. */
@ApplicationScoped
public class ScheduleFacts implements FactSource {
    private final CronTriggerRepository triggers;
    private final WorkerRepository workers;

    ScheduleFacts(CronTriggerRepository triggers, WorkerRepository workers) {
        this.triggers = triggers;
        this.workers = workers;
    }

    @Override
    public FactKind kind() {
        return FactKind.SCHEDULES;
    }

    @Override
    public Optional<PublishedSchedules> find(String key) {
        List<String> crons =
                triggers.listOfWorker(key).stream().map(each -> each.cron).toList();
        return crons.isEmpty()
                ? Optional.empty()
                : workers.findByIdOptional(key)
                        .map(worker -> new PublishedSchedules(worker.accountId, worker.id, worker.name, crons));
    }

    @Override
    public List<String> keys() {
        return triggers.listWorkers();
    }
}
