/**
 * How money is asked for and how one learns that it came. {@code PaymentGateway} is all that the control plane knows of
 * a payment provider; nothing of Stripe's own types leaves this package.
 */
@NullMarked
package dev.holdfast.billing.gateway;

import org.jspecify.annotations.NullMarked;
