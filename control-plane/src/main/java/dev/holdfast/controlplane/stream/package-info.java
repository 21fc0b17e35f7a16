/** Streams in Redis that pods fill and control planes read together. */
@NullMarked
package dev.holdfast.controlplane.stream;

import org.jspecify.annotations.NullMarked;
