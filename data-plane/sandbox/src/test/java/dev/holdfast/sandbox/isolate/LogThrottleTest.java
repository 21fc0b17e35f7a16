package dev.holdfast.sandbox.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogThrottleTest {
    private long now;

    @Test
    void soManyLinesPassInASecondAndTheRestIsCounted() {
        LogThrottle throttle = new LogThrottle(2, () -> now);
        assertThat(throttle.admits()).isTrue();
        assertThat(throttle.admits()).isTrue();
        assertThat(throttle.admits()).isFalse();
        assertThat(throttle.admits()).isFalse();
        now = 1_000_000_000;
        assertThat(throttle.admits()).isTrue();
        assertThat(throttle.takeDropped()).isEqualTo(2);
        assertThat(throttle.takeDropped()).isZero();
    }
}
