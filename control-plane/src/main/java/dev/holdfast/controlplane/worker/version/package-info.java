/** Versions of workers: from an upload to what is stored and published. */
@NullMarked
package dev.holdfast.controlplane.worker.version;

import org.jspecify.annotations.NullMarked;
