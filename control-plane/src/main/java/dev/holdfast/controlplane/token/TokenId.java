package dev.holdfast.controlplane.token;

/** Which token was revoked. */
public record TokenId(String id) {}
