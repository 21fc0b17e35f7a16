/**
 * What pods count, from the stream of their batches into sums of minutes, hours and days; each batch is applied once.
 */
@NullMarked
package dev.holdfast.controlplane.usage;

import org.jspecify.annotations.NullMarked;
