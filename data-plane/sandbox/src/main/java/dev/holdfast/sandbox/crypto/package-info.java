/**
 * The arithmetic behind {@code crypto} and {@code node:crypto}, on the JCA. Keys come and go as their numbers
 * ({@code parts}); formats such as DER and JWK are read and written by the runtime layer, inside the isolate. Nothing
 * outlives a call except {@link dev.holdfast.sandbox.crypto.RunningHashes}, which belongs to one isolate.
 *
 * <p>All input is a tenant's. Whatever does not fit (a key, a padding, a tag) is an empty result; what the runtime
 * layer should have refused is an {@link dev.holdfast.sandbox.crypto.UnsupportedInputException}. Each call is bounded
 * to well under a second, because it cannot be interrupted.
 */
@NullMarked
package dev.holdfast.sandbox.crypto;

import org.jspecify.annotations.NullMarked;
