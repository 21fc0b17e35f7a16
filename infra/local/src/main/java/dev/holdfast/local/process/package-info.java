/** Processes of this machine: start, watch, stop. */
@NullMarked
package dev.holdfast.local.process;

import org.jspecify.annotations.NullMarked;
