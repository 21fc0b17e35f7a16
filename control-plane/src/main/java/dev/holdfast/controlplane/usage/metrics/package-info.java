/** Metrics of workers, namespaces and objects as the API shows them. */
@NullMarked
package dev.holdfast.controlplane.usage.metrics;

import org.jspecify.annotations.NullMarked;
