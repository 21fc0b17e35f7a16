/** A version's bundle as the sandbox reads it, and the names of its modules. */
@NullMarked
package dev.holdfast.sandbox.module;

import org.jspecify.annotations.NullMarked;
