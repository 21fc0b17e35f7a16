/**
 * The binary encoding of messages: a four-byte length, one byte per record type, varints, UTF-8. Decoding is strict.
 */
@NullMarked
package dev.holdfast.link.codec;

import org.jspecify.annotations.NullMarked;
