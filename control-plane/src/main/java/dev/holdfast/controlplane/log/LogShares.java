package dev.holdfast.controlplane.log;

import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.controlplane.config.LogsConfig;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;

/** How much is kept of which account's logs. */
@ApplicationScoped
class LogShares {
    private final Subscriptions subscriptions;
    private final LogsConfig config;

    LogShares(Subscriptions subscriptions, LogsConfig config) {
        this.subscriptions = subscriptions;
        this.config = config;
    }

    /**
     * What is kept.
     *
     * @param days for how long, at least
     * @param events per day
     * @param bytes per day
     */
    record LogShare(int days, long events, long bytes) {}

    LogShare of(String accountId) {
        Plan plan = subscriptions.planOf(accountId);
        LogsConfig.Share share = plan.isPaid() ? config.paid() : config.free();
        return new LogShare(
                share.days().orElse(plan.limits().logRetentionDays()),
                share.eventsPerDay().orElseGet(() -> included(plan)),
                share.bytesPerDay().asLongValue());
    }

    /** What a plan includes for a day and sells no more of; as much as one likes of what it sells. */
    private static long included(Plan plan) {
        return plan.allowance(Metric.LOG_EVENTS)
                .filter(each -> each.period() == AllowancePeriod.DAY)
                .map(each -> each.included().longValue())
                .orElse(Long.MAX_VALUE);
    }
}
