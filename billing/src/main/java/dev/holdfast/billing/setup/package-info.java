/** The program that prepares a Stripe account. */
@NullMarked
package dev.holdfast.billing.setup;

import org.jspecify.annotations.NullMarked;
