package dev.holdfast.controlplane.payment;

import dev.holdfast.billing.gateway.Invoice;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An invoice. Amounts are hundredths of the currency.
 *
 * @param status {@code open}, {@code paid}, {@code void}, {@code uncollectible}, or {@code draft} for what comes next
 * @param refundedCents of what was paid
 * @param url where to see and pay it at the payment provider
 * @param pdf the same as a document
 */
@Schema(name = "Invoice")
public record InvoiceView(
        String id,
        String status,
        Instant createdOn,
        Instant periodStart,
        Instant periodEnd,
        String currency,
        long totalCents,
        long dueCents,
        long paidCents,
        long refundedCents,
        @Nullable URI url,
        @Nullable URI pdf,
        List<Line> lines) {

    /** @param unitCents hundredths of the currency for one unit; may be a fraction */
    @Schema(name = "InvoiceLine")
    public record Line(String description, BigDecimal quantity, BigDecimal unitCents, long cents) {}

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.id(),
                invoice.status(),
                invoice.createdAt(),
                invoice.periodStart(),
                invoice.periodEnd(),
                invoice.currency(),
                invoice.total(),
                invoice.amountDue(),
                invoice.amountPaid(),
                invoice.amountGivenBack(),
                invoice.page().orElse(null),
                invoice.pdf().orElse(null),
                invoice.lines().stream()
                        .map(line -> new Line(line.description(), line.quantity(), line.unitAmount(), line.amount()))
                        .toList());
    }
}
