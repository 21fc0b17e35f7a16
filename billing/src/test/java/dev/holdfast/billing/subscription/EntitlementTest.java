package dev.holdfast.billing.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntitlementTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final Duration GRACE = Duration.ofDays(7);

    @Test
    void aPaidSubscriptionLastsUntilTheProviderSaysOtherwise() {
        var paid = state(SubscriptionStatus.ACTIVE, Optional.empty(), Optional.empty());

        assertThat(at(paid, END.plus(Duration.ofDays(1))))
                .isEqualTo(new Entitlement(Standing.ACTIVE, Optional.empty()));
    }

    @Test
    void aCancelledOneEndsAtItsEndEvenIfNobodyTells() {
        var cancelled = state(SubscriptionStatus.ACTIVE, Optional.of(END), Optional.empty());

        assertThat(at(cancelled, END.minusMillis(1))).isEqualTo(new Entitlement(Standing.ENDING, Optional.of(END)));
        assertThat(at(cancelled, END).standing()).isEqualTo(Standing.ENDED);
    }

    @Test
    void graceCountsFromTheOldestUnpaidInvoiceAndDoesNotBeginAnewWithAPeriod() {
        Instant unpaidSince = START.minus(Duration.ofDays(30));
        var old = state(SubscriptionStatus.PAST_DUE, Optional.empty(), Optional.of(unpaidSince));
        var fresh = state(SubscriptionStatus.PAST_DUE, Optional.empty(), Optional.of(START));

        assertThat(at(old, START).standing()).isEqualTo(Standing.OVERDUE);
        assertThat(at(fresh, START.plus(GRACE).minusMillis(1)))
                .isEqualTo(new Entitlement(Standing.GRACE, Optional.of(START.plus(GRACE))));
        assertThat(at(fresh, START.plus(GRACE)).standing()).isEqualTo(Standing.OVERDUE);
        assertThat(Standing.OVERDUE.isEntitled()).isFalse();
    }

    @Test
    void whatTheProviderHasGivenUpEntitlesToNothing() {
        for (SubscriptionStatus status : List.of(
                SubscriptionStatus.UNPAID,
                SubscriptionStatus.CANCELED,
                SubscriptionStatus.PAUSED,
                SubscriptionStatus.INCOMPLETE,
                SubscriptionStatus.INCOMPLETE_EXPIRED)) {
            assertThat(at(state(status, Optional.empty(), Optional.empty()), START)
                            .standing()
                            .isEntitled())
                    .as(status.id())
                    .isFalse();
        }
    }

    @Test
    void theBestSubscriptionCountsInWhateverOrderTheyCome() {
        var ended = new SubscriptionState(
                "sub_1", SubscriptionStatus.CANCELED, END, START, END, Optional.empty(), Optional.empty());
        var active = state(SubscriptionStatus.ACTIVE, Optional.empty(), Optional.empty());

        assertThat(SubscriptionChoice.of(List.of(ended, active))).hasValue(active);
        assertThat(SubscriptionChoice.of(List.of(active, ended))).hasValue(active);
        assertThat(SubscriptionChoice.of(List.of())).isEmpty();
    }

    private static Entitlement at(SubscriptionState state, Instant now) {
        return Entitlement.of(state, now, GRACE);
    }

    private static SubscriptionState state(
            SubscriptionStatus status, Optional<Instant> endsOn, Optional<Instant> unpaidSince) {
        return new SubscriptionState("sub_0", status, START, START, END, endsOn, unpaidSince);
    }
}
