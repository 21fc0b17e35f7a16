package dev.holdfast.controlplane.allowance;

import dev.holdfast.billing.plan.Allowance;
import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.contract.DailyAllowance;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a plan includes for each day, of what pods can refuse. */
final class DailyAllowances {
    private DailyAllowances() {}

    /** Of what nothing is left after this use. */
    static Set<DailyAllowance> usedUp(Plan plan, Usage today) {
        Set<DailyAllowance> usedUp = EnumSet.noneOf(DailyAllowance.class);
        plan.allowances().stream()
                .filter(each -> each.period() == AllowancePeriod.DAY)
                .filter(each -> each.overage() instanceof Overage.Refused)
                .filter(each -> today.of(each.metric()).compareTo(each.included()) >= 0)
                .map(Allowance::metric)
                .map(DailyAllowances::refusedBy)
                .flatMap(Optional::stream)
                .forEach(usedUp::add);
        return usedUp;
    }

    /** Empty for what pods have no part in. */
    static Optional<DailyAllowance> refusedBy(Metric metric) {
        return switch (metric) {
            case WORKER_REQUESTS -> Optional.of(DailyAllowance.WORKER_REQUESTS);
            case OBJECT_REQUESTS -> Optional.of(DailyAllowance.OBJECT_REQUESTS);
            case OBJECT_GB_SECONDS -> Optional.of(DailyAllowance.OBJECT_DURATION);
            case SQLITE_ROWS_READ -> Optional.of(DailyAllowance.ROWS_READ);
            case SQLITE_ROWS_WRITTEN -> Optional.of(DailyAllowance.ROWS_WRITTEN);
            case WORKER_CPU_MILLIS,
                    SQLITE_STORED_GB,
                    KV_READ_UNITS,
                    KV_WRITE_UNITS,
                    KV_DELETES,
                    KV_STORED_GB,
                    LOG_EVENTS -> Optional.empty();
        };
    }
}
