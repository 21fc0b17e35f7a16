package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.breaker.Activity;
import dev.holdfast.billing.breaker.ActivitySource;
import dev.holdfast.billing.breaker.BreakerRules;
import dev.holdfast.billing.breaker.Runaway;
import dev.holdfast.controlplane.config.BillingConfig;
import dev.holdfast.controlplane.notice.BillingNotice;
import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Tells of accounts and Workers that run away from their own history, and pauses them where their owners have chosen
 * so. After it has told of one it leaves that one alone for an hour, also when its pause is lifted.
 */
@ApplicationScoped
class RunawayBreaker {
    private static final Logger LOG = Logger.getLogger(RunawayBreaker.class);
    private static final Duration REST = Duration.ofHours(1);

    private final Instance<ActivitySource> source;
    private final BillingConfig config;
    private final SpendingLimits limits;
    private final Pauses pauses;
    private final SpendingAlerts alerts;
    private final WorkerRepository workers;
    private final Publisher publisher;
    private final BillingNotices notices;
    private final Clock clock;

    RunawayBreaker(
            Instance<ActivitySource> source,
            BillingConfig config,
            SpendingLimits limits,
            Pauses pauses,
            SpendingAlerts alerts,
            WorkerRepository workers,
            Publisher publisher,
            BillingNotices notices,
            Clock clock) {
        this.source = source;
        this.config = config;
        this.limits = limits;
        this.pauses = pauses;
        this.alerts = alerts;
        this.workers = workers;
        this.publisher = publisher;
        this.notices = notices;
        this.clock = clock;
    }

    @Scheduled(
            every = "{holdfast.billing.watch-every:1m}",
            delayed = "45s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void watch() {
        if (source.isResolvable()) {
            watch(source.get()
                    .activity(config.runaway().recent(), config.runaway().history()));
        }
    }

    /** One account that fails does not keep the others from their turn. */
    void watch(List<Activity> activities) {
        BreakerRules rules = new BreakerRules(
                config.runaway().requestsFloor(), config.runaway().activeFloor().toMillis());
        for (Activity activity : activities) {
            try {
                SpendingLimitEntity limit = limits.of(activity.accountId());
                AtLimit action = AtLimit.of(limit.atRunaway);
                if (action != AtLimit.IGNORE) {
                    rules.judge(activity, limit.runawayFactor).ifPresent(runaway -> act(activity, runaway, action));
                }
            } catch (RuntimeException e) {
                LOG.errorf(e, "The activity of account %s could not be judged", activity.accountId());
            }
        }
    }

    private void act(Activity activity, Runaway runaway, AtLimit action) {
        notices.send(publisher.change(() -> tell(activity, runaway, action == AtLimit.PAUSE)));
    }

    private Optional<BillingNotice> tell(Activity activity, Runaway runaway, boolean pause) {
        String account = activity.accountId();
        if (alerts.toldOfRunaway(account, activity.workerId(), clock.instant().minus(REST))) {
            return Optional.empty();
        }
        Optional<WorkerEntity> worker =
                activity.workerId().flatMap(workers::findByIdOptional).filter(each -> each.accountId.equals(account));
        if (activity.workerId().isPresent() && worker.isEmpty()) {
            return Optional.empty();
        }
        String who = worker.map(each -> "The Worker '" + each.name + "'").orElse("This account");
        String message = "%s is far busier than ever: %s.".formatted(who, runaway.explanation());
        if (pause) {
            message += " As chosen, it is paused until the pause is lifted. Nothing is deleted.";
            pauses.add(account, activity.workerId(), PauseCause.RUNAWAY, message);
        }
        return Optional.of(alerts.add(account, activity.workerId(), PauseCause.RUNAWAY, message, pause));
    }
}
