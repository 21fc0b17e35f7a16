/** Telling pods: the transactional outbox, its publisher, and the reconciler. */
@NullMarked
package dev.holdfast.controlplane.publication;

import org.jspecify.annotations.NullMarked;
