package dev.holdfast.controlplane.allowance;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.billing.usage.UsageTotals;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.controlplane.notice.BillingNotice;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Notices within seconds what accounts have used up of their plan's day, and has pods refuse more of it. */
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
        Set<DailyAllowance> now = DailyAllowances.usedUp(plan, totals.inPeriod(accountId, today));
        if (!usedUp.noticed(accountId).containsAll(now)) {
            Set<DailyAllowance> fresh = publisher.change(() -> usedUp.notice(accountId, now));
            notices.send(notice(accountId, plan, fresh));
        }
    }

    private static Optional<BillingNotice> notice(String accountId, Plan plan, Set<DailyAllowance> fresh) {
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        String what = new TreeSet<>(fresh)
                .stream()
                        .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                        .collect(Collectors.joining(", "));
        return Optional.of(new BillingNotice(accountId, "A daily limit is reached", """
                What the plan %s includes for today is used up: %s. More is refused until 00:00 UTC; nothing is deleted. The Workers
                Paid plan has no daily limits.""".formatted(plan.name(), what)));
    }

    private UsagePeriod today() {
        Instant start = clock.instant().truncatedTo(ChronoUnit.DAYS);
        return new UsagePeriod(start, start.plus(Duration.ofDays(1)));
    }

    private static BusyAccounts.Bounds bounds(Plan plan) {
        return new BusyAccounts.Bounds(
                Math.min(included(plan, Metric.WORKER_REQUESTS), included(plan, Metric.OBJECT_REQUESTS)),
                plan.allowance(Metric.OBJECT_GB_SECONDS)
                        .map(each -> ObjectCounts.activeMillis(each.included()))
                        .orElse(Long.MAX_VALUE),
                included(plan, Metric.SQLITE_ROWS_READ),
                included(plan, Metric.SQLITE_ROWS_WRITTEN));
    }

    private static long included(Plan plan, Metric metric) {
        return plan.allowance(metric)
                .map(each -> each.included().setScale(0, RoundingMode.FLOOR).longValueExact())
                .orElse(Long.MAX_VALUE);
    }
}
