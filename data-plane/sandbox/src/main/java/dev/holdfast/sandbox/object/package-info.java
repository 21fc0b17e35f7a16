/**
 * Durable Objects: gates, write buffer, cache and lifecycle, each on its own. Nothing here knows V8 or locks: an
 * object's state belongs to the strand of its isolate.
 */
@NullMarked
package dev.holdfast.sandbox.object;

import org.jspecify.annotations.NullMarked;
