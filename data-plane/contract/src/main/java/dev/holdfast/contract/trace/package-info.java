/** What pods tell of single invocations: to live tails and to the store of logs. */
@NullMarked
package dev.holdfast.contract.trace;

import org.jspecify.annotations.NullMarked;
