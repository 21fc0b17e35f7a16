/** How much callers may ask: rates by token, account and address, and sizes of bodies. */
@NullMarked
package dev.holdfast.controlplane.limit;

import org.jspecify.annotations.NullMarked;
