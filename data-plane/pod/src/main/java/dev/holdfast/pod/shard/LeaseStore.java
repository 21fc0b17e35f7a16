package dev.holdfast.pod.shard;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * Where leases are kept. Each method is one try; a stage that fails leaves open whether it took effect. Every
 * acquisition by a new owner raises the epoch, which is never used again.
 */
public interface LeaseStore {
    /** Takes the lease if it is free, run out, already the caller's, or held by an earlier life of the same pod. */
    CompletionStage<Answer> acquire(int shard, Owner owner, Duration duration);

    /** Prolongs the lease; false when it is the caller's no longer. */
    CompletionStage<Boolean> renew(int shard, Owner owner, long epoch, Duration duration);

    /** Gives the lease up, if it is still the caller's. */
    CompletionStage<Boolean> release(int shard, Owner owner, long epoch);

    /** Who holds leases: a pod in one of its lives. Later lives have greater incarnations. */
    record Owner(String pod, long incarnation) {}

    /** Answer to {@link #acquire}. */
    sealed interface Answer {}

    /** The lease is the caller's from when the request was sent. */
    record Granted(long epoch) implements Answer {}

    /** Somebody else holds it. */
    record HeldByOther(String pod, Duration remaining) implements Answer {}
}
