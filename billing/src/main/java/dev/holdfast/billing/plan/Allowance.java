package dev.holdfast.billing.plan;

import java.math.BigDecimal;

/**
 * How much of one metric a plan includes.
 *
 * @param included the included amount, in the metric's own unit; zero or more
 */
public record Allowance(Metric metric, BigDecimal included, AllowancePeriod period, Overage overage) {
    public Allowance {
        if (included.signum() < 0) {
            throw new InvalidCatalogException("the included amount of " + metric + " is negative");
        }
    }
}
