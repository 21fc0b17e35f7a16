package dev.holdfast.controlplane.allowance;

import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.controlplane.plan.PlanChanged;
import dev.holdfast.controlplane.plan.Subscriptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How much of the day's allowances is known to be used, in steps. What is known stays so until the day ends, or a plan
 * is bought that includes no daily amounts.
 */
@ApplicationScoped
public class UsedUpAllowances {
    static final int WHOLE = 100;

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
        Set<DailyAllowance> nothingLeft = shares(accountId).entrySet().stream()
                .filter(each -> each.getValue() == WHOLE)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return nothingLeft.isEmpty()
                ? UsedUp.NOTHING
                : new UsedUp(nothingLeft, midnight().toEpochMilli());
    }

    /** The highest share of today of which those who pay were told, in percent; none on plans without daily amounts. */
    @Transactional
    public Map<DailyAllowance, Integer> shares(String accountId) {
        Map<DailyAllowance, Integer> told = told(accountId);
        return told.isEmpty() || subscriptions.planOf(accountId).isPaid() ? Map.of() : told;
    }

    /** When today's allowances are there again. */
    public Instant midnight() {
        return today().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    @Transactional
    Map<DailyAllowance, Integer> told(String accountId) {
        List<?> rows = entities.createNativeQuery(
                        "SELECT allowance, max(percent) AS percent FROM daily_share"
                                + " WHERE account_id = :account AND day = :day GROUP BY allowance",
                        Tuple.class)
                .setParameter("account", accountId)
                .setParameter("day", today())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .collect(Collectors.toMap(
                        row -> DailyAllowance.valueOf(row.get("allowance", String.class)),
                        row -> row.get("percent", Integer.class)));
    }

    /** Called inside a transaction that a {@code Publisher} follows. Answers what was not known before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<DailyAllowance, Integer> tell(String accountId, Map<DailyAllowance, Integer> shares) {
        Map<DailyAllowance, Integer> fresh = new EnumMap<>(DailyAllowance.class);
        shares.forEach((allowance, percent) -> {
            int added = entities.createNativeQuery("INSERT INTO daily_share (account_id, day, allowance, percent,"
                            + " noticed_on) VALUES (:account, :day, :allowance, :percent, :now)"
                            + " ON CONFLICT DO NOTHING")
                    .setParameter("account", accountId)
                    .setParameter("day", today())
                    .setParameter("allowance", allowance.name())
                    .setParameter("percent", percent)
                    .setParameter("now", clock.instant())
                    .executeUpdate();
            if (added > 0) {
                fresh.put(allowance, percent);
            }
        });
        if (fresh.containsValue(WHOLE)) {
            changed.fire(new PlanChanged(accountId));
        }
        return fresh;
    }

    /** Forgets what was noticed on other days. */
    @Transactional
    void forget() {
        entities.createNativeQuery("DELETE FROM daily_share WHERE day < :day")
                .setParameter("day", today())
                .executeUpdate();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
