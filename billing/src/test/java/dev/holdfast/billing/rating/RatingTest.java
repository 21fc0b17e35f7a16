package dev.holdfast.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.plan.PlanCatalog;
import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.WorkerCounts;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RatingTest {
    private static final PlanCatalog CATALOG = PlanCatalog.standard();

    private final Rating rating = new Rating(Charging.IN_PROPORTION);

    @Test
    void whatIsIncludedCostsNothingMore() {
        Usage included = new WorkerCounts(10_000_000, 30_000_000_000L, 20_000_000).usage();

        Bill bill = rating.rate(CATALOG.paid(), included, Usage.NONE);

        assertThat(bill.totalCents()).isEqualTo(500);
        assertThat(bill.lines()).hasSize(CATALOG.paid().allowances().size());
        assertThat(line(bill, Metric.WORKER_REQUESTS).billable()).isZero();
    }

    @Test
    void eachMetricHasItsPrice() {
        Usage usage = new WorkerCounts(11_000_000, 80_000_000_000L, 25_000_000)
                .usage()
                .plus(new ObjectCounts(0, 0, 0, 25_005_000_000L, 50_000_000, 1_000_000).ofSqlite())
                .plus(new ObjectCounts(0, 0, 0, 2_000_000, 1_500_000, 1_250_000).ofKeyValue())
                .plus(Usage.of(Metric.SQLITE_STORED_GB, new BigDecimal("7.5")));

        Bill bill = rating.rate(CATALOG.paid(), usage, Usage.NONE);

        assertThat(line(bill, Metric.WORKER_REQUESTS).cents()).isEqualTo(30);
        assertThat(line(bill, Metric.WORKER_CPU_MILLIS).cents()).isEqualTo(100);
        assertThat(line(bill, Metric.SQLITE_ROWS_READ).cents()).isEqualTo(1);
        assertThat(line(bill, Metric.SQLITE_ROWS_WRITTEN).cents()).isEqualTo(100);
        assertThat(line(bill, Metric.KV_READ_UNITS).cents()).isEqualTo(20);
        assertThat(line(bill, Metric.KV_WRITE_UNITS).cents()).isEqualTo(50);
        assertThat(line(bill, Metric.KV_DELETES).cents()).isEqualTo(25);
        assertThat(line(bill, Metric.SQLITE_STORED_GB).cents()).isEqualTo(50);
        assertThat(line(bill, Metric.LOG_EVENTS).cents()).isEqualTo(300);
        assertThat(bill.totalCents()).isEqualTo(500 + 30 + 100 + 1 + 100 + 20 + 50 + 25 + 50 + 300);
    }

    @Test
    void theFreePlanCostsNothingAndCountsByTheDay() {
        Usage period = new WorkerCounts(900_000_000, 0, 0).usage();
        Usage today = new WorkerCounts(123, 0, 0).usage();

        Bill bill = rating.rate(CATALOG.free(), period, today);

        assertThat(bill.totalCents()).isZero();
        CostLine line = line(bill, Metric.WORKER_REQUESTS);
        assertThat(line.period()).isEqualTo(AllowancePeriod.DAY);
        assertThat(line.used()).isEqualByComparingTo("123");
    }

    @Test
    void twentyMessagesAreOneRequest() {
        assertThat(new ObjectCounts(1, 50, 0, 0, 0, 0).ofKeyValue().of(Metric.OBJECT_REQUESTS))
                .isEqualByComparingTo("3.5");
    }

    @Test
    void nothingIsUsedNegatively() {
        assertThatThrownBy(() -> new Usage(Map.of(Metric.KV_DELETES, BigDecimal.valueOf(-1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CostLine line(Bill bill, Metric metric) {
        return bill.lines().stream()
                .filter(each -> each.metric() == metric)
                .findFirst()
                .orElseThrow();
    }
}
