/** Pods and the shards that they own, for those who run the platform: what is read from Redis, and decides nothing. */
@NullMarked
package dev.holdfast.controlplane.operator.cluster;

import org.jspecify.annotations.NullMarked;
