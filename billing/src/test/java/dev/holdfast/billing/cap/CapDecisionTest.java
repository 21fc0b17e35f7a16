package dev.holdfast.billing.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CapDecisionTest {
    private static final Instant PERIOD = Instant.parse("2026-11-01T00:00:00Z");
    private static final SpendingCap CAP = new SpendingCap(2000, List.of(80, 50), true);

    @Test
    void eachThresholdIsToldOnceAndTheCapPauses() {
        List<String> told = new ArrayList<>();
        CapProgress progress = CapProgress.none(PERIOD);
        for (long cost : new long[] {500, 999, 1000, 1200, 1999, 2000, 2500, 1900}) {
            CapDecision decision = CapDecision.of(CAP, progress, PERIOD, cost);
            decision.tell().ifPresent(percent -> told.add(cost + ":" + percent));
            assertThat(decision.pause()).as("at %d", cost).isEqualTo(cost >= 2000);
            progress = decision.progress();
        }

        assertThat(told).containsExactly("1000:50", "1999:80", "2000:100");
    }

    @Test
    void whoLiftsThePauseGoesOnUntilThePeriodEnds() {
        CapProgress released = new CapProgress(PERIOD, 100, true);
        Instant next = PERIOD.plusSeconds(2_592_000);

        assertThat(CapDecision.of(CAP, released, PERIOD, 9000).pause()).isFalse();
        assertThat(CapDecision.of(CAP, released, next, 500))
                .isEqualTo(new CapDecision(CapProgress.none(next), OptionalInt.empty(), false));
        assertThat(CapDecision.of(CAP, released, next, 2000).pause()).isTrue();
    }

    @Test
    void aCapThatOnlyAlertsPausesNothing() {
        CapDecision decision =
                CapDecision.of(new SpendingCap(0, List.of(), false), CapProgress.none(PERIOD), PERIOD, 500);

        assertThat(decision.tell()).hasValue(100);
        assertThat(decision.pause()).isFalse();
    }

    @Test
    void hugeCostsDoNotOverflow() {
        assertThat(CapDecision.of(CAP, CapProgress.none(PERIOD), PERIOD, Long.MAX_VALUE)
                        .pause())
                .isTrue();
    }
}
