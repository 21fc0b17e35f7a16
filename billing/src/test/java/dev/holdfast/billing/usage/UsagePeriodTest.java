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
    void everyMinuteAndMidnightBelongsToOnePeriod() {
        UsagePeriod first = UsagePeriod.renewedAt(PAID_UNTIL, PAID_UNTIL);
        UsagePeriod second = UsagePeriod.renewedAt(PAID_UNTIL, first.end());

        assertThat(first.firstMinute()).isEqualTo("2026-03-31T10:17:00Z");
        assertThat(first.firstWholeHour()).isEqualTo("2026-03-31T11:00:00Z");
        assertThat(first.wholeHoursEnd()).isEqualTo("2026-04-30T10:00:00Z");
        assertThat(second.firstMinute()).isEqualTo(first.minutesEnd());
        assertThat(first.firstMidnight()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(first.midnights()).isEqualTo(30);
        assertThat(second.firstMidnight()).isEqualTo("2026-05-01T00:00:00Z");
        for (Instant midnight = Instant.parse("2026-04-01T00:00:00Z");
                midnight.isBefore(second.end());
                midnight = midnight.plus(Duration.ofDays(1))) {
            assertThat(first.hasMidnight(midnight)).isNotEqualTo(second.hasMidnight(midnight));
        }
    }

    @Test
    void aCalendarMonthEndsWithItsLastMidnight() {
        UsagePeriod november = UsagePeriod.monthOf(Instant.parse("2026-11-27T09:00:00Z"));

        assertThat(november.firstMinute()).isEqualTo(november.firstWholeHour());
        assertThat(november.firstWholeHour()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(november.wholeHoursEnd()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(november.midnights()).isEqualTo(30);
        assertThat(november.hasMidnight(november.start())).isFalse();
        assertThat(november.hasMidnight(november.end())).isTrue();
        assertThat(november.averageGigabytes(new BigDecimal("90000000000"))).isEqualByComparingTo("3");
    }
}
