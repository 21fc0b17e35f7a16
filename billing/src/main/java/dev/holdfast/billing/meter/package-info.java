/** Passes what accounts used on to the payment provider's meters, so that nothing counts twice. */
@NullMarked
package dev.holdfast.billing.meter;

import org.jspecify.annotations.NullMarked;
