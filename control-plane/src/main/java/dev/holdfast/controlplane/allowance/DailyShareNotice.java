package dev.holdfast.controlplane.allowance;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.controlplane.notice.BillingNotice;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What those who pay are told when much, or all, of a day's allowance is used. */
final class DailyShareNotice {
    private DailyShareNotice() {}

    /** Absent when there is nothing new to tell. */
    static Optional<BillingNotice> of(String accountId, Plan plan, Map<DailyAllowance, Integer> fresh) {
        if (fresh.isEmpty()) {
            return Optional.empty();
        }
        boolean usedUp = fresh.containsValue(UsedUpAllowances.WHOLE);
        String what = new TreeMap<>(fresh)
                .entrySet().stream()
                        .filter(each -> !usedUp || each.getValue() == UsedUpAllowances.WHOLE)
                        .map(each ->
                                usedUp ? name(each.getKey()) : name(each.getKey()) + " (" + each.getValue() + " %)")
                        .collect(Collectors.joining(", "));
        return Optional.of(
                usedUp
                        ? new BillingNotice(accountId, "A daily limit is reached", """
                                What the plan %s includes for today is used up: %s. More is refused until 00:00 UTC; nothing is deleted. The Workers
                                Paid plan has no daily limits.""".formatted(plan.name(), what))
                        : new BillingNotice(accountId, "A daily limit comes near", """
                                Much of what the plan %s includes for today is used: %s. When it is used up, more is refused until 00:00 UTC. The
                                Workers Paid plan has no daily limits.""".formatted(plan.name(), what)));
    }

    private static String name(DailyAllowance allowance) {
        return allowance.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
