/** Values as objects store them, in V8's serialization format, and as JSON that keeps their types. */
@NullMarked
package dev.holdfast.controlplane.object.value;

import org.jspecify.annotations.NullMarked;
