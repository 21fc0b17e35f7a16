package dev.holdfast.controlplane.attention;

import dev.holdfast.billing.subscription.Entitlement;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.allowance.UsedUpAllowances;
import dev.holdfast.controlplane.plan.Subscriptions;
import dev.holdfast.controlplane.spending.Pauses;
import dev.holdfast.controlplane.spending.SpendingCaps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Gathers what an account should look at, from what is known already: cheap enough for every page. */
@ApplicationScoped
class Attention {
    /** From where on a limit is near, in percent. */
    private static final int NEAR = 80;

    private static final int WHOLE = 100;

    private final Subscriptions subscriptions;
    private final Pauses pauses;
    private final SpendingCaps caps;
    private final UsedUpAllowances allowances;

    Attention(Subscriptions subscriptions, Pauses pauses, SpendingCaps caps, UsedUpAllowances allowances) {
        this.subscriptions = subscriptions;
        this.pauses = pauses;
        this.caps = caps;
        this.allowances = allowances;
    }

    /** The gravest first. */
    List<AttentionView> of(AccountEntity account) {
        String accountId = account.id;
        Stream<AttentionView> suspension =
                Optional.ofNullable(account.suspensionReason).map(AttentionView::suspended).stream();
        List<AttentionView> paused =
                pauses.reasonsOf(accountId).stream().map(AttentionView::paused).toList();
        Stream<AttentionView> cap = paused.isEmpty() ? cap(accountId).stream() : Stream.empty();
        return Stream.of(suspension, standing(accountId).stream(), paused.stream(), cap, day(accountId).stream())
                .flatMap(each -> each)
                .toList();
    }

    private Optional<AttentionView> standing(String accountId) {
        Entitlement entitlement = subscriptions.entitlementOf(accountId);
        return switch (entitlement.standing()) {
            case GRACE ->
                Optional.of(AttentionView.paymentFailed(entitlement.until().orElse(null)));
            case OVERDUE, UNPAID -> Optional.of(AttentionView.stopped());
            case NONE, ACTIVE, ENDING, ENDED -> Optional.empty();
        };
    }

    private Optional<AttentionView> cap(String accountId) {
        int told = caps.toldPercent(accountId);
        return told >= NEAR ? Optional.of(AttentionView.cap(told)) : Optional.empty();
    }

    private Optional<AttentionView> day(String accountId) {
        Map<DailyAllowance, Integer> shares = allowances.shares(accountId);
        int highest = shares.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        if (highest < NEAR) {
            return Optional.empty();
        }
        int from = highest == WHOLE ? WHOLE : NEAR;
        List<String> names = shares.entrySet().stream()
                .filter(each -> each.getValue() >= from)
                .map(each -> each.getKey().name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
        return Optional.of(AttentionView.day(highest, names, allowances.midnight()));
    }
}
