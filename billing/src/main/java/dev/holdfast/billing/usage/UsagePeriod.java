package dev.holdfast.billing.usage;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * A billing period. Use is counted by minutes, and storage at full hours: of periods that follow one another, each
 * minute and each full hour belongs to exactly one, whatever the second at which they meet.
 *
 * @param start inclusive
 * @param end exclusive, after the start
 */
public record UsagePeriod(Instant start, Instant end) {
    private static final BigDecimal BYTES_PER_GB = BigDecimal.valueOf(1_000_000_000);
    private static final int DECIMALS = 9;

    public UsagePeriod {
        if (!end.isAfter(start)) {
            throw new IllegalArgumentException("a period ends after its start: " + start + ", " + end);
        }
    }

    /** The calendar month of a moment. */
    public static UsagePeriod monthOf(Instant moment) {
        ZonedDateTime first =
                moment.atZone(ZoneOffset.UTC).truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1);
        return new UsagePeriod(first.toInstant(), first.plusMonths(1).toInstant());
    }

    /**
     * The period that contains a moment, of those that renew every month.
     *
     * @param paidUntil where one of them ends
     */
    public static UsagePeriod renewedAt(Instant paidUntil, Instant moment) {
        ZonedDateTime anchor = paidUntil.atZone(ZoneOffset.UTC);
        long months = ChronoUnit.MONTHS.between(anchor, moment.atZone(ZoneOffset.UTC)) - 1;
        while (!anchor.plusMonths(months + 1).toInstant().isAfter(moment)) {
            months++;
        }
        return new UsagePeriod(
                anchor.plusMonths(months).toInstant(),
                anchor.plusMonths(months + 1).toInstant());
    }

    /** The month before. */
    public UsagePeriod previous() {
        return new UsagePeriod(start.atZone(ZoneOffset.UTC).minusMonths(1).toInstant(), start);
    }

    /** Where the period's first minute begins. */
    public Instant firstMinute() {
        return next(start.minusNanos(1), ChronoUnit.MINUTES);
    }

    /** Where the minute after the period's last one begins. */
    public Instant minutesEnd() {
        return next(end.minusNanos(1), ChronoUnit.MINUTES);
    }

    /** Where the first of the hours begins that are the period's as a whole. */
    public Instant firstWholeHour() {
        return next(firstMinute().minusNanos(1), ChronoUnit.HOURS);
    }

    /** Where the last of these hours ends. */
    public Instant wholeHoursEnd() {
        return minutesEnd().truncatedTo(ChronoUnit.HOURS);
    }

    /** How many full hours strike in the period; one that strikes where two periods meet is the earlier one's. */
    public long strikes() {
        return Duration.between(next(start, ChronoUnit.HOURS), next(end, ChronoUnit.HOURS))
                .toHours();
    }

    /**
     * Gigabytes as the average over the period; what lies in the future counts as nothing, so that it never falls.
     *
     * @param byteHours sum of the bytes stored at each of the period's full hours that have struck
     */
    public BigDecimal averageGigabytes(BigDecimal byteHours) {
        return byteHours.divide(
                BYTES_PER_GB.multiply(BigDecimal.valueOf(Math.max(1, strikes()))), DECIMALS, RoundingMode.DOWN);
    }

    private static Instant next(Instant moment, ChronoUnit unit) {
        return moment.truncatedTo(unit).plus(1, unit);
    }
}
