/** Sandbox processes: started, watched, spoken to, believed in nothing, and ended from outside when need be. */
@NullMarked
package dev.holdfast.pod.sandbox;

import org.jspecify.annotations.NullMarked;
