package dev.holdfast.billing.gateway;

import com.stripe.model.InvoiceLineItem;
import com.stripe.param.InvoiceCreatePreviewParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.service.V1Services;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Stripe's invoices. Thread-safe. */
public final class StripeInvoices implements InvoiceGateway {
    private static final long MOST = 100;

    private final V1Services stripe;

    public StripeInvoices(StripeSettings settings) {
        this.stripe = StripeClients.of(settings);
    }

    @Override
    public List<Invoice> invoicesOf(String customerId) {
        var query = InvoiceListParams.builder()
                .setCustomer(customerId)
                .setLimit(MOST)
                .build();
        return StripeClients.call(
                "list invoices",
                () -> stripe.invoices().list(query).getData().stream()
                        .map(StripeInvoices::invoice)
                        .toList());
    }

    @Override
    public Invoice upcoming(String subscriptionId) {
        var wanted = InvoiceCreatePreviewParams.builder()
                .setSubscription(subscriptionId)
                .build();
        return StripeClients.call(
                "preview an invoice", () -> invoice(stripe.invoices().createPreview(wanted)));
    }

    private static Invoice invoice(com.stripe.model.Invoice invoice) {
        return new Invoice(
                Objects.requireNonNullElse(invoice.getId(), "upcoming"),
                Objects.requireNonNullElse(invoice.getStatus(), "draft"),
                Instant.ofEpochSecond(invoice.getCreated()),
                Instant.ofEpochSecond(invoice.getPeriodStart()),
                Instant.ofEpochSecond(invoice.getPeriodEnd()),
                invoice.getCurrency(),
                invoice.getTotal(),
                invoice.getAmountDue(),
                invoice.getAmountPaid(),
                Objects.requireNonNullElse(invoice.getPostPaymentCreditNotesAmount(), 0L),
                Optional.ofNullable(invoice.getHostedInvoiceUrl()).map(URI::create),
                Optional.ofNullable(invoice.getInvoicePdf()).map(URI::create),
                lines(invoice));
    }

    /** All lines of an invoice that is kept, in as many pages as they come; of a preview those of its first page. */
    private static List<Invoice.Line> lines(com.stripe.model.Invoice invoice) {
        if (invoice.getLines() == null) {
            return List.of();
        }
        boolean kept = invoice.getId() != null && invoice.getId().startsWith("in_");
        Iterable<InvoiceLineItem> all = kept
                ? invoice.getLines().autoPagingIterable()
                : invoice.getLines().getData();
        List<Invoice.Line> lines = new ArrayList<>();
        all.forEach(each -> lines.add(line(each)));
        return lines;
    }

    private static Invoice.Line line(InvoiceLineItem line) {
        BigDecimal unit = line.getPricing() == null || line.getPricing().getUnitAmountDecimal() == null
                ? BigDecimal.ZERO
                : line.getPricing().getUnitAmountDecimal();
        return new Invoice.Line(
                Objects.requireNonNullElse(line.getDescription(), ""), quantity(line), unit, line.getAmount());
    }

    private static BigDecimal quantity(InvoiceLineItem line) {
        return line.getQuantityDecimal() != null
                ? line.getQuantityDecimal()
                : BigDecimal.valueOf(Objects.requireNonNullElse(line.getQuantity(), 0L));
    }
}
