package dev.holdfast.billing.rating;

import java.util.List;

/**
 * What a period costs.
 *
 * @param plan its id
 * @param priceCents what the plan itself costs
 * @param currency ISO 4217 code in lower case
 * @param lines one for each metric of the plan, in the plan's order
 */
public record Bill(String plan, long priceCents, String currency, List<CostLine> lines) {
    public Bill {
        lines = List.copyOf(lines);
    }

    /** Price and all lines. */
    public long totalCents() {
        return priceCents + lines.stream().mapToLong(CostLine::cents).sum();
    }
}
