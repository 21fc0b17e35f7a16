package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.api.RefusedTokenException;
import dev.holdfast.controlplane.identity.CurrentToken;
import dev.holdfast.controlplane.identity.TokenPrincipal;
import io.quarkus.arc.All;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Looks up the tokens that Holdfast issues. */
@ApplicationScoped
public class ApiTokenIdentities implements IdentityProvider<ApiTokenRequest> {
    private final List<TokenSource> sources;

    ApiTokenIdentities(@All List<TokenSource> sources) {
        this.sources = sources;
    }

    @Override
    public Class<ApiTokenRequest> getRequestType() {
        return ApiTokenRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> identify(request));
    }

    private SecurityIdentity identify(ApiTokenRequest request) {
        RecognisedToken token = recognise(request);
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new TokenPrincipal(token.userId()))
                .addAttribute(CurrentToken.ID, token.id())
                .addAttribute(CurrentGrant.ATTRIBUTE, token.grant())
                .build();
    }

    private RecognisedToken recognise(ApiTokenRequest request) {
        try {
            return sources.stream()
                    .filter(each -> each.issued(request.value()))
                    .findFirst()
                    .flatMap(each -> each.recognise(request.value(), request.address()))
                    .orElseThrow(AuthenticationFailedException::new);
        } catch (RefusedTokenException e) {
            throw new AuthenticationFailedException(e);
        }
    }
}
