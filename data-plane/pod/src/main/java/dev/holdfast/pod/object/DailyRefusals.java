package dev.holdfast.pod.object;

import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.contract.UsedUp;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.exchange.Failures;
import java.util.Optional;

/** What objects of an account may not do any more today (texts: reference, durable-objects 10.1). */
final class DailyRefusals {
    private static final Failure REQUESTS = refusal("volume of requests");
    private static final Failure DURATION = refusal("duration");
    private static final Failure ROWS_READ = refusal("rows read");
    private static final Failure ROWS_WRITTEN = refusal("rows written");

    private DailyRefusals() {}

    /** Why no event reaches an object. */
    static Optional<Failure> ofEvent(UsedUp used, long nowMillis) {
        if (used.contains(DailyAllowance.OBJECT_REQUESTS, nowMillis)) {
            return Optional.of(REQUESTS);
        }
        return used.contains(DailyAllowance.OBJECT_DURATION, nowMillis) ? Optional.of(DURATION) : Optional.empty();
    }

    /** Why nothing is read from the store. */
    static Optional<Failure> ofRead(UsedUp used, long nowMillis) {
        return used.contains(DailyAllowance.ROWS_READ, nowMillis) ? Optional.of(ROWS_READ) : Optional.empty();
    }

    /** Why nothing becomes durable. */
    static Optional<Failure> ofCommit(UsedUp used, long nowMillis) {
        return used.contains(DailyAllowance.ROWS_WRITTEN, nowMillis) ? Optional.of(ROWS_WRITTEN) : Optional.empty();
    }

    private static Failure refusal(String what) {
        return Failures.of(Cause.REFUSED, "Exceeded allowed " + what + " in Durable Objects free tier.");
    }
}
