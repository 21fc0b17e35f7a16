package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrecedenceTest {
    private final List<Boolean> told = new ArrayList<>();
    private final ManualTimers timers = new ManualTimers();

    @Test
    void aSpareYieldsUntilAnAccountWantsIt() {
        Precedence precedence = Precedence.ofSpare();
        precedence.govern(told::add);
        assertThat(told).containsExactly(true);

        precedence.wanted();
        precedence.wanted();

        assertThat(told).containsExactly(true, false);
    }

    @Test
    void oneThatIsWantedBeforeItsProcessIsThereNeverYields() {
        Precedence precedence = Precedence.ofSpare();
        precedence.wanted();
        precedence.govern(told::add);

        assertThat(told).isEmpty();
    }

    @Test
    void itYieldsAsLongAsScriptGoesOnInIt() {
        Precedence precedence = Precedence.ofWanted();
        precedence.govern(told::add);
        LongTurns turns = new LongTurns(precedence, timers);

        for (int said = 0; said < 10; said++) {
            turns.noticed();
            timers.advance(Duration.ofMillis(20));
        }
        assertThat(told).containsExactly(true);

        timers.advance(Duration.ofMillis(200));
        assertThat(told).containsExactly(true, false);

        turns.noticed();
        assertThat(told).containsExactly(true, false, true);
    }

    @Test
    void aSpareInWhichScriptGoesOnYieldsUntilBothIsOver() {
        Precedence precedence = Precedence.ofSpare();
        precedence.govern(told::add);
        LongTurns turns = new LongTurns(precedence, timers);
        turns.noticed();

        precedence.wanted();
        assertThat(told).containsExactly(true);

        timers.advance(Duration.ofMillis(200));
        assertThat(told).containsExactly(true, false);
    }
}
