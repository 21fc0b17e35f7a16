/** Live tails: sockets through which people follow what a worker does, as it happens. */
@NullMarked
package dev.holdfast.controlplane.tail;

import org.jspecify.annotations.NullMarked;
