/** The hosted payment page: what it shows, and what happens when somebody pays. */
@NullMarked
package dev.holdfast.billing.sandbox.checkout;

import org.jspecify.annotations.NullMarked;
