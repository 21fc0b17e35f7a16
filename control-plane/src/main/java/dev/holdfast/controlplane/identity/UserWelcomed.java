package dev.holdfast.controlplane.identity;

/** Inside the transaction that creates a user: whatever everybody needs can be made now. */
public record UserWelcomed(String userId, String email) {}
