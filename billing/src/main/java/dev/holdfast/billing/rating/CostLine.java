package dev.holdfast.billing.rating;

import dev.holdfast.billing.plan.AllowancePeriod;
import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;

/**
 * What the use of one metric costs.
 *
 * @param period over which use and included amount are counted
 * @param used in the metric's unit
 * @param included in the plan's price
 * @param billable what is used beyond that and charged
 * @param cents in hundredths of the plan's currency, rounded half up
 */
public record CostLine(
        Metric metric, AllowancePeriod period, BigDecimal used, BigDecimal included, BigDecimal billable, long cents) {}
