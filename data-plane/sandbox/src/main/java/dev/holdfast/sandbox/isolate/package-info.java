/**
 * Versions as actors: each {@link dev.holdfast.sandbox.isolate.IsolateHost} runs one version's code in one isolate at a
 * time, one task after the other on its strand. Everything that belongs to it, its objects included, is touched only by
 * that strand, so nothing here is locked.
 */
@NullMarked
package dev.holdfast.sandbox.isolate;

import org.jspecify.annotations.NullMarked;
