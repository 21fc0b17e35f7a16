/** What an account should look at now: pauses, payments that stay out, limits that are near. */
@NullMarked
package dev.holdfast.controlplane.attention;

import org.jspecify.annotations.NullMarked;
