package dev.holdfast.contract;

/**
 * What a pod says of itself every few seconds, for those who run the platform. Nothing is decided by it.
 *
 * @param name as in leases
 * @param version of the program
 * @param startedMillis since the epoch, as is {@code reportedMillis}
 * @param load mean number of processes of the machine that want to run, over a minute; negative: unknown
 * @param heapBytes that the pod itself uses of its heap
 * @param sandboxBytes resident memory of all its sandboxes
 * @param objects that it knows, awake or hibernating
 * @param awake of these, those with an instance in memory
 * @param sockets of clients, and those that objects have left with it
 * @param requests in progress
 * @param shards whose leases it holds
 * @param hearsChanges whether it is told of what is published
 */
public record PodReport(
        String name,
        String version,
        long startedMillis,
        long reportedMillis,
        int processors,
        double load,
        long heapBytes,
        long sandboxBytes,
        int sandboxes,
        int objects,
        int awake,
        int sockets,
        int requests,
        int shards,
        boolean hearsChanges) {}
