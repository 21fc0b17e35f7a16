package dev.holdfast.billing.rating;

import dev.holdfast.billing.plan.Overage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** How use beyond the included amount is charged when it is no multiple of the quantity that has a price. */
public enum Charging {
    /** In proportion, as graduated prices of a payment provider do. */
    IN_PROPORTION {
        @Override
        BigDecimal cents(BigDecimal billable, Overage.Charged price) {
            return billable.multiply(price.cents()).divide(price.quantity(), MathContext.DECIMAL64);
        }
    },
    /** Each quantity that is begun is charged whole, as the vendor of the original does. */
    BY_WHOLE_QUANTITIES {
        @Override
        BigDecimal cents(BigDecimal billable, Overage.Charged price) {
            return billable.divide(price.quantity(), 0, RoundingMode.CEILING).multiply(price.cents());
        }
    };

    abstract BigDecimal cents(BigDecimal billable, Overage.Charged price);
}
