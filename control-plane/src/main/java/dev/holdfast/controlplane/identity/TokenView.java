package dev.holdfast.controlplane.identity;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A token without its value. */
@Schema(name = "Token")
public record TokenView(String id, String name, Instant issuedOn, String status) {
    static TokenView of(ApiTokenEntity token) {
        return new TokenView(token.id, token.name, token.createdOn, "active");
    }
}
