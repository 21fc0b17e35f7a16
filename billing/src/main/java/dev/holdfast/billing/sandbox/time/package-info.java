/** The sandbox's time, which a test clock moves ahead, and what falls due in it. */
@NullMarked
package dev.holdfast.billing.sandbox.time;

import org.jspecify.annotations.NullMarked;
