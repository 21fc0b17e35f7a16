package dev.holdfast.controlplane.allowance;

import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.controlplane.plan.PlanChanged;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is known to be used up. Once noticed it stays so until the day ends, or a plan is bought that includes no daily
 * amounts.
 */
@ApplicationScoped
public class UsedUpAllowances {
    private final EntityManager entities;
    private final Subscriptions subscriptions;
    private final Event<PlanChanged> changed;
    private final Clock clock;

    UsedUpAllowances(EntityManager entities, Subscriptions subscriptions, Event<PlanChanged> changed, Clock clock) {
        this.entities = entities;
        this.subscriptions = subscriptions;
        this.changed = changed;
        this.clock = clock;
    }

    /** What pods are told of the account. */
    @Transactional
    public UsedUp of(String accountId) {
        Set<DailyAllowance> noticed = noticed(accountId);
        return noticed.isEmpty() || subscriptions.planOf(accountId).isPaid()
                ? UsedUp.NOTHING
                : new UsedUp(
                        noticed,
                        today().plusDays(1)
                                .atStartOfDay(ZoneOffset.UTC)
                                .toInstant()
                                .toEpochMilli());
    }

    /** What was noticed today. */
    @Transactional
    Set<DailyAllowance> noticed(String accountId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT allowance FROM used_up_allowance WHERE account_id = :account AND day = :day",
                        String.class)
                .setParameter("account", accountId)
                .setParameter("day", today())
                .getResultList();
        return rows.stream().map(each -> DailyAllowance.valueOf((String) each)).collect(Collectors.toSet());
    }

    /** Called inside a transaction that a {@code Publisher} follows. Answers what was not known before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<DailyAllowance> notice(String accountId, Collection<DailyAllowance> usedUp) {
        Set<DailyAllowance> fresh = new HashSet<>();
        for (DailyAllowance each : usedUp) {
            int added = entities.createNativeQuery(
                            "INSERT INTO used_up_allowance VALUES (:account, :day, :allowance, :now)"
                                    + " ON CONFLICT DO NOTHING")
                    .setParameter("account", accountId)
                    .setParameter("day", today())
                    .setParameter("allowance", each.name())
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            if (added > 0) {
                fresh.add(each);
            }
        }
        if (!fresh.isEmpty()) {
            changed.fire(new PlanChanged(accountId));
        }
        return fresh;
    }

    /** Forgets what was noticed on other days. */
    @Transactional
    void forget() {
        entities.createNativeQuery("DELETE FROM used_up_allowance WHERE day < :day")
                .setParameter("day", today())
                .executeUpdate();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
