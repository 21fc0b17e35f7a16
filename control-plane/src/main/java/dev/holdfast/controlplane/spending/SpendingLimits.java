package dev.holdfast.controlplane.spending;

import dev.holdfast.billing.cap.CapProgress;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.BillingConfig;
import dev.holdfast.controlplane.plan.Subscriptions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What tenants have chosen about spending. Who has chosen nothing is alerted of runaways and has no cap. */
@ApplicationScoped
class SpendingLimits implements PanacheRepositoryBase<SpendingLimitEntity, String> {
    private static final String KIND = "spending_limit";
    private static final List<Integer> THRESHOLDS = List.of(50, 80);

    private final Subscriptions subscriptions;
    private final BillingConfig config;
    private final AuditLog audit;

    SpendingLimits(Subscriptions subscriptions, BillingConfig config, AuditLog audit) {
        this.subscriptions = subscriptions;
        this.config = config;
        this.audit = audit;
    }

    /** What the account has chosen, or what holds until it does; that is not kept. */
    @Transactional
    SpendingLimitEntity of(String accountId) {
        return findByIdOptional(accountId).orElseGet(() -> standard(accountId));
    }

    /** The same, for a change. */
    @Transactional(Transactional.TxType.MANDATORY)
    SpendingLimitEntity locked(String accountId) {
        SpendingLimitEntity known = findById(accountId, LockModeType.PESSIMISTIC_WRITE);
        return known != null ? known : standard(accountId);
    }

    @Transactional
    List<String> listCapped() {
        return find("capCents is not null order by accountId").stream()
                .map(each -> each.accountId)
                .toList();
    }

    /** Begins anew with what is chosen: what was told and lifted before is forgotten. */
    @Transactional(Transactional.TxType.MANDATORY)
    void choose(String accountId, SpendingRequest request) {
        if (request.atCap() == AtLimit.IGNORE) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "'at_cap' must be 'alert' or 'pause'");
        }
        SpendingLimitEntity limit = locked(accountId);
        Object before = audited(limit);
        limit.capCents = request.capCents();
        limit.setPercentages(request.thresholds().stream().sorted().distinct().toList());
        limit.atCap = request.atCap().id();
        limit.atRunaway = request.atRunaway().id();
        limit.runawayFactor = request.runawayFactor() == null
                ? config.runaway().factor()
                : request.runawayFactor().doubleValue();
        limit.setProgress(CapProgress.none(subscriptions.periodOf(accountId).start()));
        persist(limit);
        audit.record(accountId, AuditedChange.updated(KIND, accountId, before, audited(limit)));
    }

    private SpendingLimitEntity standard(String accountId) {
        SpendingLimitEntity limit = new SpendingLimitEntity();
        limit.accountId = accountId;
        limit.setPercentages(THRESHOLDS);
        limit.atCap = AtLimit.ALERT.id();
        limit.atRunaway = AtLimit.ALERT.id();
        limit.runawayFactor = config.runaway().factor();
        limit.setProgress(CapProgress.none(subscriptions.periodOf(accountId).start()));
        return limit;
    }

    private static Object audited(SpendingLimitEntity limit) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("cap_cents", Objects.requireNonNullElse(limit.capCents, "none"));
        state.put("thresholds", limit.percentages());
        state.put("at_cap", limit.atCap);
        state.put("at_runaway", limit.atRunaway);
        state.put("runaway_factor", limit.runawayFactor);
        return state;
    }
}
