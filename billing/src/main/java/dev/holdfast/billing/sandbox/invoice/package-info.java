/** The hosted page of an invoice, on which it is seen and paid. */
@NullMarked
package dev.holdfast.billing.sandbox.invoice;

import org.jspecify.annotations.NullMarked;
