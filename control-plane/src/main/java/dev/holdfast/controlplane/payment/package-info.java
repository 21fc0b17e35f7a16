/** Dealings with the payment provider: customers, checkout and portal, events, invoices, meters. */
@NullMarked
package dev.holdfast.controlplane.payment;

import org.jspecify.annotations.NullMarked;
