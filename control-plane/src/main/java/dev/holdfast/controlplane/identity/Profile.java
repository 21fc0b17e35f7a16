package dev.holdfast.controlplane.identity;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What Keycloak tells about a person. */
record Profile(
        String subject,
        String email,
        @Nullable String firstName,
        @Nullable String lastName) {
    static Profile of(JsonWebToken token) {
        String email = token.getClaim("email");
        return new Profile(
                token.getSubject(),
                email == null ? token.getName() : email,
                token.getClaim("given_name"),
                token.getClaim("family_name"));
    }
}
