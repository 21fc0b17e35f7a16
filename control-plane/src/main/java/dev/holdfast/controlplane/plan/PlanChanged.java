package dev.holdfast.controlplane.plan;

/** Inside the transaction that changed what an account is entitled to. */
public record PlanChanged(String accountId) {}
