/** Whether what the platform stands on answers, and what waits to be done. */
@NullMarked
package dev.holdfast.controlplane.operator.health;

import org.jspecify.annotations.NullMarked;
