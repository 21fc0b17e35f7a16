/** The life of a subscription: begun by a purchase, renewed or ended when its period is over. */
@NullMarked
package dev.holdfast.billing.sandbox.subscription;

import org.jspecify.annotations.NullMarked;
