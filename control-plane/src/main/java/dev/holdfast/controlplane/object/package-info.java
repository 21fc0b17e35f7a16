/** Durable Objects one by one: which there are, what they store, where they run. */
@NullMarked
package dev.holdfast.controlplane.object;

import org.jspecify.annotations.NullMarked;
