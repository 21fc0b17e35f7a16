package dev.holdfast.pod.shard;

/** This pod does not get the lease of a shard. */
public final class ShardUnavailableException extends RuntimeException {
    public ShardUnavailableException(int shard, String reason) {
        super("shard " + shard + ": " + reason);
    }
}
