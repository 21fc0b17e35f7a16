package dev.holdfast.controlplane.allowance;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Notices within seconds how much accounts have used of their plan's day, tells those who pay at a half and at nine
 * tenths, and has pods refuse more of what is used up.
 */
@ApplicationScoped
class DailyAllowanceJob {
    private static final Logger LOG = Logger.getLogger(DailyAllowanceJob.class);

    private final BusyAccounts busy;
    private final UsedUpAllowances usedUp;
    private final UsageTotals totals;
    private final Subscriptions subscriptions;
    private final PlanCatalog catalog;
    private final Publisher publisher;
    private final BillingNotices notices;
    private final Clock clock;

    DailyAllowanceJob(
            BusyAccounts busy,
            UsedUpAllowances usedUp,
            UsageTotals totals,
            Subscriptions subscriptions,
            PlanCatalog catalog,
            Publisher publisher,
            BillingNotices notices,
            Clock clock) {
        this.busy = busy;
        this.usedUp = usedUp;
        this.totals = totals;
        this.subscriptions = subscriptions;
        this.catalog = catalog;
        this.publisher = publisher;
        this.notices = notices;
        this.clock = clock;
    }

    /** One account that fails does not keep the others from their turn. */
    @Scheduled(
            every = "{holdfast.billing.allowances-every:3s}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkAll() {
        UsagePeriod today = today();
        for (String accountId : busy.list(today.start(), today.end(), bounds(catalog.free()))) {
            try {
                check(accountId, today);
            } catch (RuntimeException e) {
                LOG.errorf(e, "Whether account %s has used up its day could not be checked", accountId);
            }
        }
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        usedUp.forget();
    }

    private void check(String accountId, UsagePeriod today) {
        Plan plan = subscriptions.planOf(accountId);
        if (plan.isPaid()) {
            return;
        }
        Map<DailyAllowance, Integer> now = DailyAllowances.shares(plan, totals.inPeriod(accountId, today));
        Map<DailyAllowance, Integer> told = usedUp.told(accountId);
        if (now.entrySet().stream().anyMatch(each -> told.getOrDefault(each.getKey(), 0) < each.getValue())) {
            Map<DailyAllowance, Integer> fresh = publisher.change(() -> usedUp.tell(accountId, now));
            notices.send(DailyShareNotice.of(accountId, plan, fresh));
        }
    }

    private UsagePeriod today() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return new UsagePeriod(start, start.plus(Duration.ofDays(1)));
    }

    private static BusyAccounts.Bounds bounds(Plan plan) {
        return new BusyAccounts.Bounds(
                Math.min(half(plan, Metric.WORKER_REQUESTS), half(plan, Metric.OBJECT_REQUESTS)),
                plan.allowance(Metric.OBJECT_GB_SECONDS)
                        .map(each -> ObjectCounts.activeMillis(each.included()) / 2)
                        .orElse(Long.MAX_VALUE),
                half(plan, Metric.SQLITE_ROWS_READ),
                half(plan, Metric.SQLITE_ROWS_WRITTEN));
    }

    private static long half(Plan plan, Metric metric) {
        return plan.allowance(metric)
                .map(each -> each.included().setScale(0, RoundingMode.FLOOR).longValueExact() / 2)
                .orElse(Long.MAX_VALUE);
    }
}
