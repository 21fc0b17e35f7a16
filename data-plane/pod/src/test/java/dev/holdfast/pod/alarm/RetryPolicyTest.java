package dev.holdfast.pod.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.storage.AlarmState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
    private static final AlarmState FRESH = AlarmState.fresh(1000, 1);

    private final RetryPolicy policy = new RetryPolicy(new Random(5));

    @Test
    void sixRetriesAfterDoubledPausesThenNoMore() {
        List<Long> pauses = new ArrayList<>();
        AlarmState state = FRESH;
        Optional<RetryPolicy.Retry> retry = policy.after(state, true);
        while (retry.isPresent()) {
            state = retry.get().state();
            pauses.add(retry.get().pause().toMillis());
            assertThat(state.retries()).isEqualTo(pauses.size());
            retry = policy.after(state, true);
        }
        assertThat(pauses).hasSize(6);
        for (int i = 0; i < pauses.size(); i++) {
            long least = 2000L << i;
            assertThat(pauses.get(i)).isBetween(least, least + least / 4);
        }
        assertThat(state.dueMillis()).isEqualTo(1000);
        assertThat(state.setBy()).isEqualTo(1);
    }

    @Test
    void whatIsNoFaultOfTheScriptDoesNotCountAndNeverEnds() {
        AlarmState state = FRESH;
        Duration pause = Duration.ZERO;
        for (int i = 0; i < 100; i++) {
            RetryPolicy.Retry retry = policy.after(state, false).orElseThrow();
            state = retry.state();
            pause = retry.pause();
        }
        assertThat(state.retries()).isZero();
        assertThat(pause).isBetween(Duration.ofSeconds(1024), Duration.ofSeconds(1280));
    }

    @Test
    void theFirstFailureOfTheScriptAfterOthersBeginsWithAShortPause() {
        AlarmState state = FRESH;
        for (int i = 0; i < 5; i++) {
            state = policy.after(state, false).orElseThrow().state();
        }
        RetryPolicy.Retry retry = policy.after(state, true).orElseThrow();
        assertThat(retry.pause()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
        assertThat(retry.state().retries()).isEqualTo(1);
        assertThat(policy.after(retry.state(), true).orElseThrow().pause())
                .isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
    }
}
