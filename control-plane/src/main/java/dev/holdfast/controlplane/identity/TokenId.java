package dev.holdfast.controlplane.identity;

/** Which token was revoked. */
public record TokenId(String id) {}
