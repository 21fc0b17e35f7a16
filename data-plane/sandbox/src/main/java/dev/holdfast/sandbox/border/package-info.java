/**
 * The border between the JVM and script: the Java twin of {@code data-plane/runtime/src/host.ts}; the two change
 * together. Java calls only {@link dev.holdfast.sandbox.border.Entry}; script calls only
 * {@link dev.holdfast.sandbox.border.Host}. Only primitives and copied bytes cross.
 */
@NullMarked
package dev.holdfast.sandbox.border;

import org.jspecify.annotations.NullMarked;
