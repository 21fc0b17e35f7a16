package dev.holdfast.controlplane.session;

/** Inside the transaction that ends all sessions of a user: whatever else keeps somebody signed in ends now. */
public record SignedOutEverywhere(String userId) {}
