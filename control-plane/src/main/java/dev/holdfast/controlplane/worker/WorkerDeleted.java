package dev.holdfast.controlplane.worker;

/** Inside the transaction that deletes a worker, while it is still there. */
public record WorkerDeleted(String accountId, String workerId) {}
