package dev.holdfast.billing.usage;

import dev.holdfast.billing.plan.Metric;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much of each metric was used, in the metric's own unit. Immutable.
 *
 * @param amounts above zero; what is not there was not used
 */
public record Usage(Map<Metric, BigDecimal> amounts) {
    public static final Usage NONE = new Usage(Map.of());

    /** @throws IllegalArgumentException if an amount is negative */
    public Usage {
        EnumMap<Metric, BigDecimal> used = new EnumMap<>(Metric.class);
        amounts.forEach((metric, amount) -> {
            if (amount.signum() < 0) {
                throw new IllegalArgumentException("negative use of " + metric + ": " + amount);
            }
            if (amount.signum() > 0) {
                used.put(metric, amount);
            }
        });
        amounts = Collections.unmodifiableMap(used);
    }

    public static Usage of(Metric metric, BigDecimal amount) {
        return new Usage(Map.of(metric, amount));
    }

    /** How much of the metric was used; zero if nothing. */
    public BigDecimal of(Metric metric) {
        return amounts.getOrDefault(metric, BigDecimal.ZERO);
    }

    public Usage plus(Usage other) {
        EnumMap<Metric, BigDecimal> sum = new EnumMap<>(Metric.class);
        sum.putAll(amounts);
        other.amounts.forEach((metric, amount) -> sum.merge(metric, amount, BigDecimal::add));
        return new Usage(sum);
    }
}
