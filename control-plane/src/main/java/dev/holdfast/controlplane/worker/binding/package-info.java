/** Bindings of versions: what they lead to, and whether it is there. */
@NullMarked
package dev.holdfast.controlplane.worker.binding;

import org.jspecify.annotations.NullMarked;
