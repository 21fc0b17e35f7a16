package dev.holdfast.billing.sandbox.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The machine's time, moved ahead by a test clock. What falls due while the clock is moved sees the time at which it
 * falls due. Moved inside changes of the store only; may be read at any time.
 */
public final class SandboxClock extends Clock {
    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;
    private volatile @Nullable Instant moment;

    public SandboxClock(Clock machine) {
        this.machine = machine;
    }

    /** Runs something as of a moment. */
    void at(Instant time, Runnable action) {
        moment = time;
        try {
            action.run();
        } finally {
            moment = null;
        }
    }

    void setAhead(Duration duration) {
        ahead = duration;
    }

    Duration aheadAt(Instant target) {
        return Duration.between(machine.instant(), target);
    }

    @Override
    public Instant instant() {
        Instant fixed = moment;
        return fixed != null ? fixed : machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Always UTC, whatever the zone: Stripe knows no other. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
