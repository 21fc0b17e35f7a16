package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.plan.Plan;
import dev.holdfast.billing.rating.Bill;
import dev.holdfast.billing.rating.BillToDate;
import dev.holdfast.billing.rating.Charging;
import dev.holdfast.billing.rating.Rating;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What accounts have to pay. */
@ApplicationScoped
class AccountBills implements BillToDate {
    private final Rating rating = new Rating(Charging.IN_PROPORTION);
    private final Subscriptions subscriptions;
    private final BilledUsage usage;
    private final Clock clock;

    AccountBills(Subscriptions subscriptions, BilledUsage usage, Clock clock) {
        this.subscriptions = subscriptions;
        this.usage = usage;
        this.clock = clock;
    }

    @Override
    public Bill of(String accountId) {
        return bill(accountId, usage.inPeriod(accountId, currentPeriod(accountId)));
    }

    /** Months from where the account pays; without a paid plan those of the calendar. */
    UsagePeriod currentPeriod(String account) {
        Instant now = clock.instant();
        return subscriptions
                .paidUntil(account)
                .map(paidUntil -> UsagePeriod.renewedAt(paidUntil, now))
                .orElseGet(() -> UsagePeriod.monthOf(now));
    }

    /** What use of a period costs on the account's plan; what is included by the day is compared with that of today. */
    Bill bill(String account, Usage period) {
        Plan plan = subscriptions.planOf(account);
        Instant today = clock.instant().truncatedTo(ChronoUnit.DAYS);
        UsagePeriod day = new UsagePeriod(today, today.plus(Duration.ofDays(1)));
        return rating.rate(plan, period, BilledUsage.sum(usage.counted(account, day)));
    }
}
