package dev.holdfast.controlplane.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.Outcome;
import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.contract.rollup.Histogram;
import dev.holdfast.contract.rollup.RollupRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:30Z");
    private static final long MINUTE = NOW.getEpochSecond() / 60;
    private static final String NAMESPACE = "c".repeat(32);

    private final RowRules rules = new RowRules(NOW, Duration.ofDays(2));

    @Test
    void rowsOfNowAreTaken() {
        assertThat(rules.fault(row(MINUTE, NAMESPACE, Rows.Subject.object(1), 5)))
                .isEmpty();
        assertThat(rules.fault(row(MINUTE - 2 * 24 * 60, null, null, 0))).isEmpty();
        assertThat(rules.fault(row(MINUTE + 10, NAMESPACE, null, 0))).isEmpty();
    }

    @Test
    void othersAreNot() {
        assertThat(rules.fault(row(MINUTE - 2 * 24 * 60 - 1, null, null, 0))).hasValue(RowRules.Fault.TOO_OLD);
        assertThat(rules.fault(row(MINUTE + 11, null, null, 0))).hasValue(RowRules.Fault.IN_FUTURE);
        assertThat(rules.fault(row(MINUTE, null, Rows.Subject.object(1), 0))).hasValue(RowRules.Fault.MALFORMED);
        assertThat(rules.fault(row(MINUTE, "somewhere", null, 0))).hasValue(RowRules.Fault.MALFORMED);
        assertThat(rules.fault(row(MINUTE, null, null, -1))).hasValue(RowRules.Fault.MALFORMED);
        assertThat(rules.fault(row(MINUTE, null, null, Long.MAX_VALUE))).hasValue(RowRules.Fault.MALFORMED);
    }

    @Test
    void aNameThatCannotBeStoredIsLeftOut() {
        RollupRow row = named("a\0b");

        assertThat(RowRules.storable(row).objectName()).isNull();
        assertThat(RowRules.storable(row).counters()).isEqualTo(row.counters());
        assertThat(RowRules.storable(named("lobby")).objectName()).isEqualTo("lobby");
    }

    private static RollupRow row(long minute, String namespace, String object, long requests) {
        Rows.Subject subject = new Rows.Subject("a".repeat(32), "b".repeat(32), NAMESPACE, minute, 1);
        return Rows.of(
                subject,
                minute,
                namespace,
                object,
                Map.of(Counter.REQUESTS, requests),
                Map.of(Outcome.OK, 1L),
                new Histogram(),
                RollupRow.Gauges.UNKNOWN);
    }

    private static RollupRow named(String name) {
        RollupRow row = row(MINUTE, NAMESPACE, Rows.Subject.object(1), 1);
        return new RollupRow(
                row.minute(),
                row.account(),
                row.worker(),
                row.version(),
                row.namespace(),
                row.object(),
                name,
                row.counters(),
                row.outcomes(),
                row.cpu(),
                row.wall(),
                row.gauges());
    }
}
