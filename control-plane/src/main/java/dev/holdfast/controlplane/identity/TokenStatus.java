package dev.holdfast.controlplane.identity;

/** Says that a token is good; wrangler asks before anything else in {@code whoami}. */
public record TokenStatus(String id, String status) {}
