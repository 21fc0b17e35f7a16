/** Secrets of workers: each change is a version of its own. */
@NullMarked
package dev.holdfast.controlplane.worker.secret;

import org.jspecify.annotations.NullMarked;
