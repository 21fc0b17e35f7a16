package dev.holdfast.controlplane.allowance;

import dev.holdfast.billing.plan.Allowance;
import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.Overage;
import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.contract.DailyAllowance;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a plan includes for each day, of what pods can refuse. */
final class DailyAllowances {
    /** Shares of which people are told, in percent, highest first. */
    private static final List<Integer> TOLD = List.of(UsedUpAllowances.WHOLE, 90, 50);

    private DailyAllowances() {}

    /** How much of each is used, in percent: the highest share that is reached of those of which people are told. */
    static Map<DailyAllowance, Integer> shares(Plan plan, Usage today) {
        Map<DailyAllowance, Integer> shares = new EnumMap<>(DailyAllowance.class);
        plan.allowances().stream()
                .filter(each -> each.period() == AllowancePeriod.DAY)
                .filter(each -> each.overage() instanceof Overage.Refused)
                .forEach(each -> refusedBy(each.metric())
                        .ifPresent(allowance ->
                                reached(each, today).ifPresent(percent -> shares.put(allowance, percent))));
        return shares;
    }

    private static Optional<Integer> reached(Allowance allowance, Usage today) {
        BigDecimal used = today.of(allowance.metric()).movePointRight(2);
        return TOLD.stream()
                .filter(percent -> used.compareTo(allowance.included().multiply(BigDecimal.valueOf(percent))) >= 0)
                .findFirst();
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
