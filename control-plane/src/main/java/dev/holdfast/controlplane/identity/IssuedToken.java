package dev.holdfast.controlplane.identity;

import java.time.Instant;

/**
 * A token that was just made.
 *
 * @param value shown this once, stored nowhere
 */
public record IssuedToken(String id, String name, Instant issuedOn, String status, String value) {}
