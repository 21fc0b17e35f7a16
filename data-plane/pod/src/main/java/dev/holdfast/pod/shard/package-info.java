/** Shards of objects and the leases under which this pod serves them. */
@NullMarked
package dev.holdfast.pod.shard;

import org.jspecify.annotations.NullMarked;
