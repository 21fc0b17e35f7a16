/** Workers, their immutable versions, and which of them is deployed. */
@NullMarked
package dev.holdfast.controlplane.worker;

import org.jspecify.annotations.NullMarked;
