package dev.holdfast.controlplane.schedule;

import dev.holdfast.contract.cron.CronExpression;
import dev.holdfast.contract.cron.InvalidCronException;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import dev.holdfast.controlplane.worker.WorkerAudit;
import dev.holdfast.controlplane.worker.WorkerEntity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets the schedules of workers. Called inside a transaction that a {@code Publisher} follows. */
@ApplicationScoped
class Schedules {
    private static final int MOST_ON_FREE_PLAN = 5;
    private static final int MOST_ON_PAID_PLAN = 250;

    private final CronTriggerRepository triggers;
    private final Subscriptions subscriptions;
    private final WorkerAudit audit;
    private final Outbox outbox;
    private final Clock clock;

    Schedules(
            CronTriggerRepository triggers,
            Subscriptions subscriptions,
            WorkerAudit audit,
            Outbox outbox,
            Clock clock) {
        this.triggers = triggers;
        this.subscriptions = subscriptions;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Replaces all schedules of a worker that was read for change; those that stay keep their date of creation. */
    void replace(WorkerEntity worker, List<String> crons) {
        crons.forEach(Schedules::read);
        Set<String> wanted = new LinkedHashSet<>(crons);
        requireRoom(worker, wanted.size());
        List<CronTriggerEntity> had = triggers.listOfWorker(worker.id);
        audit.schedulesReplaced(worker, had.stream().map(each -> each.cron).toList(), List.copyOf(wanted));
        Map<String, CronTriggerEntity> present =
                had.stream().collect(Collectors.toMap(each -> each.cron, Function.identity()));
        present.values().stream().filter(each -> !wanted.contains(each.cron)).forEach(triggers::delete);
        Instant now = clock.instant();
        int position = 0;
        for (String cron : wanted) {
            CronTriggerEntity trigger = present.get(cron);
            if (trigger == null) {
                trigger = new CronTriggerEntity();
                trigger.workerId = worker.id;
                trigger.cron = cron;
                trigger.createdOn = now;
            }
            trigger.position = position++;
            trigger.modifiedOn = now;
            triggers.persist(trigger);
        }
        outbox.add(FactKind.SCHEDULES, worker.id);
    }

    /** @throws ApiException if the text is no schedule */
    static CronExpression read(String cron) {
        try {
            return CronExpression.parse(cron);
        } catch (InvalidCronException e) {
            throw new ApiException(
                    ErrorCause.SCHEDULE_INVALID, "invalid cron string: '%s': %s".formatted(cron, e.getMessage()));
        }
    }

    private void requireRoom(WorkerEntity worker, int wanted) {
        int most = subscriptions.planOf(worker.accountId).isPaid() ? MOST_ON_PAID_PLAN : MOST_ON_FREE_PLAN;
        if (wanted > 0 && triggers.countOfOthers(worker.accountId, worker.id) + wanted > most) {
            throw new ApiException(
                    ErrorCause.SCHEDULES_TOO_MANY,
                    "This account may have at most %d cron triggers with its plan".formatted(most));
        }
    }
}
