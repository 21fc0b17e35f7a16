package dev.holdfast.billing.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One plan that an account can be on. Immutable.
 *
 * @param id stable id, as in the REST API: {@code workers_free}, {@code workers_paid}
 * @param priceCents price per month in hundredths of the currency; zero means that nothing is ever charged
 * @param currency ISO 4217 code in lower case
 */
public record Plan(
        String id, String name, long priceCents, String currency, PlanLimits limits, List<Allowance> allowances) {
    public Plan {
        if (priceCents < 0) {
            throw new InvalidCatalogException("the price of " + id + " is negative");
        }
        if (!currency.equals(currency.toLowerCase(Locale.ROOT)) || currency.length() != 3) {
            throw new InvalidCatalogException("the currency of " + id + " is no ISO 4217 code in lower case");
        }
        allowances = List.copyOf(allowances);
    }

    /** Whether the plan has to be bought. */
    public boolean isPaid() {
        return priceCents > 0;
    }

    public Optional<Allowance> allowance(Metric metric) {
        return allowances.stream().filter(each -> each.metric() == metric).findFirst();
    }
}
