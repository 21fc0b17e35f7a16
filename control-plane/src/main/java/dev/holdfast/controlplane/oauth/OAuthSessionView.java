package dev.holdfast.controlplane.oauth;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A program in which the user is signed in. */
@Schema(name = "OAuthSession")
public record OAuthSessionView(String id, String clientId, String scope, Instant createdOn) {
    static OAuthSessionView of(OAuthSessionEntity session) {
        return new OAuthSessionView(session.id, session.clientId, session.scope, session.createdOn);
    }
}
