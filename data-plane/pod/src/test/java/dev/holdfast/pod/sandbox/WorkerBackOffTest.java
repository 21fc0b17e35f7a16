package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WorkerBackOffTest {
    private final ManualTimers timers = new ManualTimers();
    private final WorkerBackOff backOff = new WorkerBackOff(timers);

    @Test
    void theFirstEndingsAreForgiven() {
        strike(2);
        assertThat(backOff.refusal("worker")).isEmpty();
    }

    @Test
    void aWorkerThatKeepsEndingItsSandboxIsPausedEachTimeForLonger() {
        strike(3);
        assertThat(backOff.refusal("worker")).contains(Failures.MEMORY);
        assertThat(backOff.refusal("neighbour")).isEmpty();
        timers.advance(Duration.ofSeconds(1));
        assertThat(backOff.refusal("worker")).isEmpty();
        strike(1);
        timers.advance(Duration.ofMillis(1500));
        assertThat(backOff.refusal("worker")).isPresent();
        timers.advance(Duration.ofMillis(500));
        assertThat(backOff.refusal("worker")).isEmpty();
    }

    @Test
    void aQuietMinuteClearsItsName() {
        strike(3);
        timers.advance(Duration.ofSeconds(62));
        assertThat(backOff.refusal("worker")).isEmpty();
        strike(1);
        assertThat(backOff.refusal("worker")).isEmpty();
    }

    private void strike(int times) {
        for (int i = 0; i < times; i++) {
            backOff.strike("worker", Failures.MEMORY);
        }
    }
}
