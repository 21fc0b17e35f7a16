package dev.holdfast.billing.gateway;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An invoice, or what the next one would be now. Amounts are hundredths of the currency.
 *
 * @param status as the provider names it, such as {@code paid}; {@code draft} for the next one
 * @param amountGivenBack of what was paid
 * @param page where people see, and pay, it at the provider
 * @param pdf where it is to be had as a document
 */
public record Invoice(
        String id,
        String status,
        Instant createdAt,
        Instant periodStart,
        Instant periodEnd,
        String currency,
        long total,
        long amountDue,
        long amountPaid,
        long amountGivenBack,
        Optional<URI> page,
        Optional<URI> pdf,
        List<Line> lines) {
    public Invoice {
        lines = List.copyOf(lines);
    }

    /** @param unitAmount hundredths of the currency per unit; may be a fraction */
    public record Line(String description, BigDecimal quantity, BigDecimal unitAmount, long amount) {}
}
