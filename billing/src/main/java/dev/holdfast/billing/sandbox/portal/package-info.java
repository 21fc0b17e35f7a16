/** The hosted page on which a customer changes the card, cancels, and sees invoices. */
@NullMarked
package dev.holdfast.billing.sandbox.portal;

import org.jspecify.annotations.NullMarked;
