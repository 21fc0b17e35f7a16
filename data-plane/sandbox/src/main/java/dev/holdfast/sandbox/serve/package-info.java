/** A sandbox at work: one link to a pod, and the isolate hosts that the pod asked for. */
@NullMarked
package dev.holdfast.sandbox.serve;

import org.jspecify.annotations.NullMarked;
