/**
 * Workers, their immutable versions, and which of them is deployed: what is stored, and what stands without the rest.
 */
@NullMarked
package dev.holdfast.controlplane.worker;

import org.jspecify.annotations.NullMarked;
