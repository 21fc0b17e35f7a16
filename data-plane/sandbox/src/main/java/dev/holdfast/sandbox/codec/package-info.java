/**
 * Compression in pieces: input is pushed, output is pulled, both bounded, so that no input makes a codec hold more than
 * a piece of output. A codec belongs to one thread at a time.
 */
@NullMarked
package dev.holdfast.sandbox.codec;

import org.jspecify.annotations.NullMarked;
