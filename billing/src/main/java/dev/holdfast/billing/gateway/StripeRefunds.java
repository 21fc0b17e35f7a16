package dev.holdfast.billing.gateway;

import com.stripe.exception.StripeException;
import com.stripe.model.Invoice;
import com.stripe.param.CreditNoteCreateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.service.V1Services;
import java.util.Objects;

/** Gives back what was paid for a subscription. Thread-safe. */
final class StripeRefunds {
    private static final long MOST = 100;

    private final V1Services stripe;

    StripeRefunds(V1Services stripe) {
        this.stripe = stripe;
    }

    /** What was given back before is not given back again: the invoice tells. */
    void giveBack(String subscriptionId) throws StripeException {
        var query = InvoiceListParams.builder()
                .setSubscription(subscriptionId)
                .setLimit(MOST)
                .build();
        for (Invoice invoice : stripe.invoices().list(query).getData()) {
            long left =
                    invoice.getAmountPaid() - Objects.requireNonNullElse(invoice.getPostPaymentCreditNotesAmount(), 0L);
            if (invoice.getStatus().equals("open")) {
                stripe.invoices().voidInvoice(invoice.getId());
            } else if (left > 0) {
                stripe.creditNotes()
                        .create(CreditNoteCreateParams.builder()
                                .setInvoice(invoice.getId())
                                .setAmount(left)
                                .setRefundAmount(left)
                                .setReason(CreditNoteCreateParams.Reason.DUPLICATE)
                                .build());
            }
        }
    }
}
