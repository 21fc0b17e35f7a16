/** Configuration, one interface per concern, and the sources of time and randomness. */
@NullMarked
package dev.holdfast.controlplane.config;

import org.jspecify.annotations.NullMarked;
