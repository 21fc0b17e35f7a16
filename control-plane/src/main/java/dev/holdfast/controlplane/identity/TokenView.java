package dev.holdfast.controlplane.identity;

import java.time.Instant;

/** A token without its value. */
public record TokenView(String id, String name, Instant issuedOn, String status) {
    static TokenView of(ApiTokenEntity token) {
        return new TokenView(token.id, token.name, token.createdOn, "active");
    }
}
