package dev.holdfast.controlplane.identity;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** What Keycloak tells about a person. */
record Profile(
        String subject,
        String email,
        boolean emailVerified,
        boolean operator,
        @Nullable String firstName,
        @Nullable String lastName) {
    static Profile of(JsonWebToken token, boolean operator) {
        String email = token.getClaim("email");
        return new Profile(
                token.getSubject(),
                email == null ? token.getName() : email,
                email != null && "true".equals(String.valueOf(token.<Object>getClaim("email_verified"))),
                operator,
                token.getClaim("given_name"),
                token.getClaim("family_name"));
    }
}
