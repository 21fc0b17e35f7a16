package dev.holdfast.billing.plan;

import java.math.BigDecimal;

/** What happens to use beyond the included amount. */
public sealed interface Overage {

    /** Use beyond the included amount is refused until the period ends. */
    record Refused() implements Overage {}

    /**
     * Use beyond the included amount is charged, in proportion.
     *
     * @param cents the price of {@code quantity} units, in hundredths of the plan's currency; may be a fraction
     * @param quantity how many units that price buys; above zero
     */
    record Charged(BigDecimal cents, BigDecimal quantity) implements Overage {
        public Charged {
            if (cents.signum() < 0 || quantity.signum() <= 0) {
                throw new InvalidCatalogException("an overage price needs cents >= 0 and a quantity above 0");
            }
        }
    }
}
