/** Durable Object namespaces and the migrations that make them. */
@NullMarked
package dev.holdfast.controlplane.namespace;

import org.jspecify.annotations.NullMarked;
