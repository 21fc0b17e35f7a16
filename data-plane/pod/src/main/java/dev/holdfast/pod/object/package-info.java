/** The pod's side of Durable Objects: where each runs, what waits for it, how its writes become durable. */
@NullMarked
package dev.holdfast.pod.object;

import org.jspecify.annotations.NullMarked;
