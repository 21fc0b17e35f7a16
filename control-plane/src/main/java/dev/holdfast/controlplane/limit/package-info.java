/** How much callers may ask: rates by token and account, and sizes of bodies. */
@NullMarked
package dev.holdfast.controlplane.limit;

import org.jspecify.annotations.NullMarked;
