package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.UserEntity;
import io.quarkus.security.identity.SecurityIdentity;

/** Says that a token is good; wrangler asks before anything else in {@code whoami}. */
public record TokenStatus(String id, String status) {
    static TokenStatus of(SecurityIdentity identity, UserEntity user) {
        String tokenId = identity.getAttribute(CurrentToken.ID);
        return new TokenStatus(tokenId == null ? user.id : tokenId, "active");
    }
}
