package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.session.SignedOutEverywhere;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Who logs out everywhere is logged out of programs too. */
@ApplicationScoped
class OAuthSignOut {
    private final OAuthRepository repository;

    OAuthSignOut(OAuthRepository repository) {
        this.repository = repository;
    }

    void end(@Observes SignedOutEverywhere signedOut) {
        repository.endSessionsOf(signedOut.userId());
    }
}
