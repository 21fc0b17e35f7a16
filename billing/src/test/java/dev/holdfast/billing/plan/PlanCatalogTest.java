package dev.holdfast.billing.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanCatalogTest {
    private final PlanCatalog catalog = PlanCatalog.standard();

    @Test
    void thePaidPlanCostsFiveDollarsAndChargesForMoreThanItIncludes() {
        Plan paid = catalog.paid();

        assertThat(paid.priceCents()).isEqualTo(500);
        assertThat(paid.currency()).isEqualTo("usd");
        assertThat(paid.limits().keyValueObjects()).isTrue();
        assertThat(paid.allowance(Metric.OBJECT_GB_SECONDS))
                .hasValue(new Allowance(
                        Metric.OBJECT_GB_SECONDS,
                        new BigDecimal(400_000),
                        AllowancePeriod.MONTH,
                        new Overage.Charged(new BigDecimal(1250), new BigDecimal(1_000_000))));
    }

    @Test
    void aTenthOfACentPerMillionRowsIsKeptExactly() {
        Overage overage =
                catalog.paid().allowance(Metric.SQLITE_ROWS_READ).orElseThrow().overage();

        assertThat(overage).isEqualTo(new Overage.Charged(new BigDecimal("0.1"), new BigDecimal(1_000_000)));
    }

    @Test
    void theFreePlanRefusesMoreThanItIncludesEachDay() {
        Plan free = catalog.free();

        assertThat(free.isPaid()).isFalse();
        assertThat(free.limits().keyValueObjects()).isFalse();
        assertThat(free.allowance(Metric.OBJECT_REQUESTS))
                .hasValue(new Allowance(
                        Metric.OBJECT_REQUESTS, new BigDecimal(100_000), AllowancePeriod.DAY, new Overage.Refused()));
        assertThat(free.allowance(Metric.KV_DELETES)).isEqualTo(Optional.empty());
    }

    @Test
    void everyMetricHasAPriceOnThePaidPlan() {
        assertThat(Metric.values())
                .allSatisfy(
                        metric -> assertThat(catalog.paid().allowance(metric)).isPresent());
    }

    @Test
    void anUnknownPlanIsNamed() {
        assertThatThrownBy(() -> catalog.require("workers_gold"))
                .isInstanceOf(UnknownPlanException.class)
                .hasMessageContaining("workers_gold");
    }

    @Test
    void aCatalogueThatLacksAPriceSaysWhere() {
        String json = """
                {"version": "1", "plans": [{"id": "workers_free", "name": "Free", "currency": "usd", "limits":
                {"object_classes": 1, "key_value_objects": false, "invocation_cpu_millis": 1, "log_retention_days": 1}}]}
                """;

        assertThatThrownBy(() -> CatalogFile.read(new StringReader(json)))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessage("workers_free.price_cents is missing");
    }

    @Test
    void aCatalogueWithoutThePaidPlanIsRefused() {
        assertThatThrownBy(() -> CatalogFile.read(new StringReader("{\"version\": \"1\", \"plans\": []}")))
                .isInstanceOf(InvalidCatalogException.class)
                .hasMessageContaining("workers_paid");
    }
}
