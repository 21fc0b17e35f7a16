package dev.holdfast.billing.meter;

import dev.holdfast.billing.usage.UsagePeriod;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A billing period of an account at the payment provider. */
public record MeteredPeriod(String accountId, String customerId, UsagePeriod period) {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The first whole minute of the period; the provider sums up by minutes. */
    Instant firstMinute() {
        Instant minute = period.start().truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(period.start()) ? minute : minute.plus(1, ChronoUnit.MINUTES);
    }

    /** Where the last whole minute of the period ends. */
    Instant minutesEnd() {
        return period.end().truncatedTo(ChronoUnit.MINUTES);
    }

    /** When a reading that is taken now counts as used: in a whole minute of the period. */
    Instant timeOfReading(Instant now) {
        Instant latest = minutesEnd().minus(SECOND);
        Instant time = now.isAfter(latest) ? latest : now;
        return time.isBefore(firstMinute()) ? firstMinute() : time;
    }
}
