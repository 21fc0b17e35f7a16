package dev.holdfast.controlplane.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks API tokens up. */
@ApplicationScoped
public class ApiTokenIdentities implements IdentityProvider<ApiTokenRequest> {
    private final ApiTokens tokens;

    ApiTokenIdentities(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request.value()));
    }

    private SecurityIdentity identify(String value) {
        ApiTokenEntity token = tokens.recognise(value).orElseThrow(AuthenticationFailedException::new);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new TokenPrincipal(token.userId))
                .addAttribute(CurrentToken.ID, token.id)
                .build();
    }
}
