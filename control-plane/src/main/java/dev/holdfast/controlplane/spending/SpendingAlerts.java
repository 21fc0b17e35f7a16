package dev.holdfast.controlplane.spending;

import dev.holdfast.controlplane.notice.BillingNotice;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What those who pay were told, newest kept: a hundred for each account. */
@ApplicationScoped
class SpendingAlerts implements PanacheRepositoryBase<SpendingAlertEntity, Long> {
    private static final int MOST = 100;

    private final Clock clock;

    SpendingAlerts(Clock clock) {
        this.clock = clock;
    }

    /** Newest first. */
    @Transactional
    List<SpendingAlertEntity> listOf(String accountId) {
        return find("accountId = ?1 order by number desc", accountId)
                .page(0, MOST)
                .list();
    }

    /** Whether a runaway of the account, or of one of its Workers, has been told since. */
    boolean toldOfRunaway(String accountId, Optional<String> workerId, Instant since) {
        return listOf(accountId).stream()
                .filter(each -> each.cause.equals(PauseCause.RUNAWAY.id()) && !each.createdOn.isBefore(since))
                .anyMatch(each -> Optional.ofNullable(each.workerId).equals(workerId));
    }

    /** Keeps an alert; returns the mail to send once that is committed. */
    @Transactional(Transactional.TxType.MANDATORY)
    BillingNotice add(String accountId, Optional<String> workerId, PauseCause cause, String message, boolean paused) {
        SpendingAlertEntity alert = new SpendingAlertEntity();
        alert.accountId = accountId;
        alert.workerId = workerId.orElse(null);
        alert.cause = cause.id();
        alert.message = message;
        alert.paused = paused;
        alert.createdOn = clock.instant();
        persist(alert);
        List<SpendingAlertEntity> kept = listOf(accountId);
        delete("accountId = ?1 and number < ?2", accountId, kept.getLast().number);
        return new BillingNotice(accountId, paused ? "Paused: " + subject(cause) : subject(cause), message);
    }

    private static String subject(PauseCause cause) {
        return switch (cause) {
            case SPENDING_CAP -> "Your spending cap";
            case RUNAWAY -> "Unusual activity";
        };
    }
}
