package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.confinement.Standing;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    private final List<Standing> told = new ArrayList<>();
    private final ManualTimers timers = new ManualTimers();

    @Test
    void aSpareStartsAsTheLastAndStandsLowUntilAnAccountWantsIt() {
        Precedence precedence = Precedence.ofSpare(timers);
        precedence.govern(told::add);
        timers.advance(Duration.ofSeconds(1));
        assertThat(told).containsExactly(Standing.LAST, Standing.LOW);

        precedence.wanted();
        precedence.wanted();

        assertThat(told).containsExactly(Standing.LAST, Standing.LOW, Standing.ORDINARY);
    }

    @Test
    void oneThatIsWantedBeforeItsProcessIsThereIsAnOrdinaryOne() {
        Precedence precedence = Precedence.ofSpare(timers);
        precedence.wanted();
        precedence.govern(told::add);

        assertThat(told).isEmpty();
    }

    @Test
    void oneThatIsWantedAsItStartsIsAnOrdinaryOneAtOnce() {
        Precedence precedence = Precedence.ofSpare(timers);
        precedence.govern(told::add);
        precedence.wanted();
        timers.advance(Duration.ofSeconds(1));

        assertThat(told).containsExactly(Standing.LAST, Standing.ORDINARY);
    }

    @Test
    void itIsLastAsLongAsScriptGoesOnInIt() {
        Precedence precedence = Precedence.ofWanted();
        precedence.govern(told::add);
        LongTurns turns = new LongTurns(precedence, timers);

        for (int said = 0; said < 10; said++) {
            turns.noticed();
            timers.advance(Duration.ofMillis(20));
        }
        assertThat(told).containsExactly(Standing.LAST);

        timers.advance(Duration.ofMillis(400));
        assertThat(told).containsExactly(Standing.LAST, Standing.ORDINARY);

        turns.noticed();
        assertThat(told).containsExactly(Standing.LAST, Standing.ORDINARY, Standing.LAST);
    }

    @Test
    void aSpareInWhichScriptGoesOnIsLastUntilItIsOver() {
        Precedence precedence = Precedence.ofSpare(timers);
        precedence.govern(told::add);
        timers.advance(Duration.ofSeconds(1));
        LongTurns turns = new LongTurns(precedence, timers);
        turns.noticed();

        precedence.wanted();
        assertThat(told).containsExactly(Standing.LAST, Standing.LOW, Standing.LAST);

        timers.advance(Duration.ofMillis(400));
        assertThat(told).containsExactly(Standing.LAST, Standing.LOW, Standing.LAST, Standing.ORDINARY);
    }
}
