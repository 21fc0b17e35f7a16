/** Which plan accounts are on, and what it lets them do. */
@NullMarked
package dev.holdfast.controlplane.plan;

import org.jspecify.annotations.NullMarked;
