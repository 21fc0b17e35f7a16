/** What pods count: sums of a minute, in batches that are applied once each. */
@NullMarked
package dev.holdfast.contract.rollup;

import org.jspecify.annotations.NullMarked;
