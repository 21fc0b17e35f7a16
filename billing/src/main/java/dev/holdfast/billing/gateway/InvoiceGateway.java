package dev.holdfast.billing.gateway;

import java.util.List;

/** Invoices at the payment provider. Thread-safe; does blocking network I/O. */
public interface InvoiceGateway {
    /**
     * A customer's invoices, newest first, at most a hundred.
     *
     * @throws PaymentProviderException if the provider refuses or cannot be reached
     */
    List<Invoice> invoicesOf(String customerId);

    /**
     * What the next invoice of a subscription would be if its period ended now.
     *
     * @throws PaymentProviderException if the provider refuses or cannot be reached
     */
    Invoice upcoming(String subscriptionId);
}
