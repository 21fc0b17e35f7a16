package dev.holdfast.controlplane.operator.cluster;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A shard of objects.
 *
 * @param pod whose lease it is; absent while no object of the shard is needed
 * @param epoch how often the shard has been taken by a pod: each time the epoch rises, and writers of older ones are
 *     refused
 * @param leaseMillis for how long the lease holds if it is not renewed
 * @param alarms of its objects that are set
 */
@Schema(name = "Shard")
public record ShardView(int number, @Nullable String pod, long epoch, long leaseMillis, long alarms) {}
