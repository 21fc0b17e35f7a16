/** What the pod counts. */
@NullMarked
package dev.holdfast.pod.metrics;

import org.jspecify.annotations.NullMarked;
