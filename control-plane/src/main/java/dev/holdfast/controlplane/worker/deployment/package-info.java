/** Deployments: which versions serve, and for which part of the requests. */
@NullMarked
package dev.holdfast.controlplane.worker.deployment;

import org.jspecify.annotations.NullMarked;
