package dev.holdfast.controlplane.spending;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.plan.PlanChanged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * What is paused. Pods are told by the plan of the deployments, as of a suspension. Changes are called inside a
 * transaction that a {@code Publisher} follows.
 */
@ApplicationScoped
public class Pauses implements PanacheRepositoryBase<PauseEntity, String> {
    private static final String KIND = "pause";

    private final AuditLog audit;
    private final Event<PlanChanged> changed;
    private final Ids ids;
    private final Clock clock;

    Pauses(AuditLog audit, Event<PlanChanged> changed, Ids ids, Clock clock) {
        this.audit = audit;
        this.changed = changed;
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether nothing of the Worker may run. */
    @Transactional
    public boolean cover(String accountId, String workerId) {
        return count("accountId = ?1 and (workerId is null or workerId = ?2)", accountId, workerId) > 0;
    }

    @Transactional
    List<PauseEntity> listOf(String accountId) {
        return list("accountId = ?1 order by since, id", accountId);
    }

    /** Why what is paused is so, the oldest pause first. */
    @Transactional
    public List<String> reasonsOf(String accountId) {
        return listOf(accountId).stream().map(each -> each.reason).toList();
    }

    Optional<PauseEntity> findOf(String accountId, String id) {
        return listOf(accountId).stream().filter(each -> each.id.equals(id)).findFirst();
    }

    /** Pauses unless that is so already for the same cause. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean add(String accountId, Optional<String> workerId, PauseCause cause, String reason) {
        if (find(accountId, workerId, cause).isPresent()) {
            return false;
        }
        PauseEntity pause = new PauseEntity();
        pause.id = ids.hex();
        pause.accountId = accountId;
        pause.workerId = workerId.orElse(null);
        pause.cause = cause.id();
        pause.reason = reason;
        pause.since = clock.instant();
        persist(pause);
        audit.record(accountId, AuditedChange.created(KIND, pause.id, PauseView.of(pause)));
        changed.fire(new PlanChanged(accountId));
        return true;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void end(PauseEntity pause) {
        PauseView before = PauseView.of(pause);
        delete(pause);
        audit.record(pause.accountId, AuditedChange.deleted(KIND, pause.id, before));
        changed.fire(new PlanChanged(pause.accountId));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void endForCap(String accountId) {
        find(accountId, Optional.empty(), PauseCause.SPENDING_CAP).ifPresent(this::end);
    }

    private Optional<PauseEntity> find(String accountId, Optional<String> workerId, PauseCause cause) {
        return listOf(accountId).stream()
                .filter(each -> each.cause.equals(cause.id()))
                .filter(each -> Optional.ofNullable(each.workerId).equals(workerId))
                .findFirst();
    }
}
