/** Typed configuration of a pod, one interface per concern. */
@NullMarked
package dev.holdfast.pod.config;

import org.jspecify.annotations.NullMarked;
