/** What the control plane asks of objects: taken from lists in Redis by whoever owns the shard, answered there. */
@NullMarked
package dev.holdfast.pod.request;

import org.jspecify.annotations.NullMarked;
