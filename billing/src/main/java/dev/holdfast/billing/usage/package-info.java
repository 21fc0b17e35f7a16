/**
 * What accounts used, in the units in which it is billed. Amounts are exact decimals; who counts them is no matter of
 * this package.
 */
@NullMarked
package dev.holdfast.billing.usage;

import org.jspecify.annotations.NullMarked;
