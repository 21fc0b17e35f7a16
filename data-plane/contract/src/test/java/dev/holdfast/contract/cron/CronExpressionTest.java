package dev.holdfast.contract.cron;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CronExpressionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "* * * * *      | 2026-11-26T23:59:00Z",
                "*/30 * * * *   | 2026-11-26T10:30:00Z",
                "45 * * * *     | 2026-11-26T00:45:00Z",
                "0 17 * * sun   | 2026-11-29T17:00:00Z",
                "0 17 * * 1     | 2026-11-29T17:00:00Z",
                "10 7 * * mon-fri | 2026-11-26T07:10:00Z",
                "10 7 * * 2-6   | 2026-11-27T07:10:00Z",
                "0 15 1 * *     | 2026-12-01T15:00:00Z",
                "0 18 * * 6L    | 2026-11-27T18:00:00Z",
                "0 18 * * friL  | 2026-11-27T18:00:00Z",
                "59 23 LW * *   | 2026-10-30T23:59:00Z",
                "0 0 L * *      | 2028-02-29T00:00:00Z",
                "0 0 15W 8 *    | 2026-08-14T00:00:00Z",
                "0 0 * * 2#1    | 2026-12-07T00:00:00Z",
                "0 0 1 JAN,jul * | 2027-07-01T00:00:00Z",
                "0 1-5/2 * * *  | 2026-11-26T03:00:00Z",
                "0 0 13 * 6     | 2026-11-13T00:00:00Z",
                "0 0 13 * 6     | 2026-11-20T00:00:00Z",
                "0 0 13 * 6     | 2026-12-13T00:00:00Z"
            })
    void isDue(String cron, Instant at) {
        assertThat(CronExpression.parse(cron).isDueAt(at)).isTrue();
        assertThat(CronExpression.parse(cron).isDueAt(at.plusSeconds(59))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/30 * * * *   | 2026-11-26T10:31:07Z | 2026-11-26T11:00:00Z",
                "* * * * *      | 2026-11-26T10:31:00Z | 2026-11-26T10:32:00Z",
                "0 0 13 * 6     | 2026-11-13T00:00:00Z | 2026-11-20T00:00:00Z",
                "0 0 L * *      | 2028-02-01T00:00:00Z | 2028-02-29T00:00:00Z"
            })
    void isNextDue(String cron, Instant after, Instant next) {
        assertThat(CronExpression.parse(cron).nextAfter(after)).hasValue(next);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*/30 * * * *   | 2026-11-26T10:31:00Z",
                "0 17 * * 1     | 2026-11-30T17:00:00Z",
                "10 7 * * 2-6   | 2026-11-28T07:10:00Z",
                "0 18 * * 6L    | 2026-11-20T18:00:00Z",
                "59 23 LW * *   | 2026-10-31T23:59:00Z",
                "0 0 15W 8 *    | 2026-08-15T00:00:00Z",
                "0 0 * * 2#1    | 2026-12-14T00:00:00Z",
                "0 0 13 * 6     | 2026-11-14T00:00:00Z"
            })
    void isNotDue(String cron, Instant at) {
        assertThat(CronExpression.parse(cron).isDueAt(at)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "* * * *",
                "* * * * * *",
                "60 * * * *",
                "* 24 * * *",
                "* * 0 * *",
                "* * 32 * *",
                "* * * 13 *",
                "* * * * 0",
                "* * * * 8",
                "* * * * someday",
                "@daily",
                "every minute",
                "5-1 * * * *",
                "*/0 * * * *"
            })
    void whatIsNoExpressionIsRefused(String text) {
        assertThatThrownBy(() -> CronExpression.parse(text)).isInstanceOf(InvalidCronException.class);
    }
}
