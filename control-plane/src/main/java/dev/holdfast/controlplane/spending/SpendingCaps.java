package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.cap.CapDecision;
import dev.holdfast.billing.cap.SpendingCap;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.rating.BillToDate;
import dev.holdfast.controlplane.notice.BillingNotice;
import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jboss.logging.Logger;

/** Holds accounts to the caps that they have set. */
@ApplicationScoped
public class SpendingCaps {
    private static final Logger LOG = Logger.getLogger(SpendingCaps.class);
    private static final int CAP = 100;

    private final Instance<BillToDate> bills;
    private final SpendingLimits limits;
    private final Subscriptions subscriptions;
    private final Pauses pauses;
    private final SpendingAlerts alerts;
    private final Publisher publisher;
    private final BillingNotices notices;
    private final PlanCatalog catalog;

    SpendingCaps(
            Instance<BillToDate> bills,
            SpendingLimits limits,
            Subscriptions subscriptions,
            Pauses pauses,
            SpendingAlerts alerts,
            Publisher publisher,
            BillingNotices notices,
            PlanCatalog catalog) {
        this.bills = bills;
        this.limits = limits;
        this.subscriptions = subscriptions;
        this.pauses = pauses;
        this.alerts = alerts;
        this.publisher = publisher;
        this.notices = notices;
        this.catalog = catalog;
    }

    /** One account that fails does not keep the others from their turn. */
    @Scheduled(
            every = "{holdfast.billing.watch-every:1m}",
            delayed = "30s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void checkAll() {
        for (String accountId : limits.listCapped()) {
            try {
                check(accountId);
            } catch (RuntimeException e) {
                LOG.errorf(e, "The spending cap of account %s could not be checked", accountId);
            }
        }
    }

    /** Checks the account's cap against what its period has cost so far, where that is known. */
    void check(String accountId) {
        costOf(accountId).ifPresent(cost -> check(accountId, cost));
    }

    /** The highest percentage of the cap of which those who pay were told in the current period. */
    @Transactional
    public int toldPercent(String accountId) {
        SpendingLimitEntity limit = limits.of(accountId);
        boolean thisPeriod =
                limit.periodStart.equals(subscriptions.periodOf(accountId).start());
        return thisPeriod ? limit.told : 0;
    }

    /** Hundredths of the plan's currency; absent where use is not metered. */
    OptionalLong costOf(String accountId) {
        return bills.isResolvable() ? OptionalLong.of(bills.get().of(accountId).totalCents()) : OptionalLong.empty();
    }

    /** Not called inside a transaction. */
    void check(String accountId, long cost) {
        Optional<BillingNotice> notice = publisher.change(() -> decide(accountId, cost));
        notices.send(notice);
    }

    private Optional<BillingNotice> decide(String accountId, long cost) {
        SpendingLimitEntity limit = limits.locked(accountId);
        Optional<SpendingCap> cap = limit.cap();
        if (cap.isEmpty()) {
            pauses.endForCap(accountId);
            return Optional.empty();
        }
        CapDecision decision = CapDecision.of(
                cap.get(), limit.progress(), subscriptions.periodOf(accountId).start(), cost);
        limit.setProgress(decision.progress());
        String message = message(decision.tell().orElse(CAP), cap.get(), cost, decision.pause());
        if (decision.pause()) {
            pauses.add(accountId, Optional.empty(), PauseCause.SPENDING_CAP, message);
        } else {
            pauses.endForCap(accountId);
        }
        return decision.tell().isPresent()
                ? Optional.of(
                        alerts.add(accountId, Optional.empty(), PauseCause.SPENDING_CAP, message, decision.pause()))
                : Optional.empty();
    }

    private String message(int percent, SpendingCap cap, long cost, boolean pauses) {
        String reached = percent == CAP
                ? "The spending cap of %s is reached".formatted(money(cap.cents()))
                : "%d %% of the spending cap of %s is reached".formatted(percent, money(cap.cents()));
        String so = "%s: this billing period has cost %s so far.".formatted(reached, money(cost));
        return pauses
                ? so
                        + " As chosen, nothing of this account runs until the cap is raised, the pause is lifted, or the next"
                        + " period begins. Nothing is deleted."
                : so;
    }

    private String money(long cents) {
        return BigDecimal.valueOf(cents, 2) + " " + catalog.paid().currency().toUpperCase(Locale.ROOT);
    }
}
