package dev.holdfast.billing.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BreakerRulesTest {
    private static final BreakerRules RULES = new BreakerRules(100, 10_000);

    @Test
    void theBusiestHourTimesTheFactorIsNotYetTooMuch() {
        List<Rates> history = List.of(new Rates(50, 0), new Rates(400, 0), new Rates(10, 0));

        assertThat(RULES.judge(activity(new Rates(4000, 0), history), 10)).isEmpty();
        assertThat(RULES.judge(activity(new Rates(4001, 0), history), 10))
                .hasValue(new Runaway(Runaway.Measure.REQUESTS, 4001, 400));
    }

    @Test
    void withoutHistoryTheFloorStandsForIt() {
        assertThat(RULES.judge(activity(new Rates(1000, 0), List.of()), 10)).isEmpty();
        assertThat(RULES.judge(activity(new Rates(1001, 0), List.of()), 10)).isPresent();
    }

    @Test
    void activeTimeCountsToo() {
        List<Rates> history = List.of(new Rates(50, 60_000));

        assertThat(RULES.judge(activity(new Rates(50, 600_001), history), 10).map(Runaway::explanation))
                .hasValue("Durable Objects active for 600 s in a minute; in the busiest hour before it was 60 s");
    }

    private static Activity activity(Rates now, List<Rates> history) {
        return new Activity("a", Optional.empty(), now, history);
    }
}
