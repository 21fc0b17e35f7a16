package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void theFirstRestartIsAtOnceAndLaterPausesGrowToHalfAMinute() {
        Duration shortRun = Duration.ofSeconds(1);
        assertThat(backoff.afterRunOf(shortRun)).isZero();
        assertThat(backoff.afterRunOf(shortRun)).isEqualTo(Duration.ofMillis(500));
        assertThat(backoff.afterRunOf(shortRun)).isEqualTo(Duration.ofSeconds(1));
        for (int i = 0; i < 10; i++) {
            backoff.afterRunOf(shortRun);
        }
        assertThat(backoff.afterRunOf(shortRun)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void aLongRunMakesGoodForThePast() {
        backoff.afterRunOf(Duration.ZERO);
        backoff.afterRunOf(Duration.ZERO);
        assertThat(backoff.afterRunOf(Duration.ofMinutes(2))).isZero();
    }
}
