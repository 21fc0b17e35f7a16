/** Starts a version's code once, to see whether it runs and what it exports. */
@NullMarked
package dev.holdfast.sandbox.validate;

import org.jspecify.annotations.NullMarked;
