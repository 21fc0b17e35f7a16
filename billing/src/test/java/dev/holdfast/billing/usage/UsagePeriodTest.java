package dev.holdfast.billing.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UsagePeriodTest {
    private static final Instant PAID_UNTIL = Instant.parse("2026-03-31T10:17:00Z");

    @Test
    void periodsRenewMonthlyFromWhereTheyWerePaid() {
        assertThat(UsagePeriod.renewedAt(PAID_UNTIL, Instant.parse("2026-03-15T00:00:00Z")))
                .isEqualTo(new UsagePeriod(Instant.parse("2026-02-28T10:17:00Z"), PAID_UNTIL));
        assertThat(UsagePeriod.renewedAt(PAID_UNTIL, PAID_UNTIL))
                .isEqualTo(new UsagePeriod(PAID_UNTIL, Instant.parse("2026-04-30T10:17:00Z")));
        assertThat(UsagePeriod.renewedAt(PAID_UNTIL, Instant.parse("2026-05-31T10:16:59Z")))
                .isEqualTo(
                        new UsagePeriod(Instant.parse("2026-04-30T10:17:00Z"), Instant.parse("2026-05-31T10:17:00Z")));
    }

    @Test
    void everyMinuteAndFullHourBelongsToOnePeriod() {
        UsagePeriod first = UsagePeriod.renewedAt(PAID_UNTIL, PAID_UNTIL);
        UsagePeriod second = UsagePeriod.renewedAt(PAID_UNTIL, first.end());

        assertThat(first.firstMinute()).isEqualTo("2026-03-31T10:17:00Z");
        assertThat(first.firstWholeHour()).isEqualTo("2026-03-31T11:00:00Z");
        assertThat(first.wholeHoursEnd()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(second.firstMinute()).isEqualTo(first.minutesEnd());
        assertThat(first.strikes()).isEqualTo(30 * 24);
        assertThat(first.strikes() + second.strikes())
                .isEqualTo(Duration.between(first.start(), second.end()).toHours());
    }

    @Test
    void aCalendarMonthEndsWithItsLastHour() {
        UsagePeriod november = UsagePeriod.monthOf(Instant.parse("2026-11-27T09:00:00Z"));

        assertThat(november.firstMinute()).isEqualTo(november.firstWholeHour());
        assertThat(november.firstWholeHour()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(november.wholeHoursEnd()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(november.strikes()).isEqualTo(30 * 24);
        assertThat(november.averageGigabytes(new BigDecimal("2160000000000"))).isEqualByComparingTo("3");
    }
}
