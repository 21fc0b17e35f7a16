package dev.holdfast.controlplane.identity;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller and its API tokens. */
@Path("/client/v4/user")
@Tag(name = "User")
@Authenticated
@RunOnVirtualThread
public class UserResource {
    private final CurrentUser caller;
    private final ApiTokens tokens;
    private final SecurityIdentity identity;

    UserResource(CurrentUser caller, ApiTokens tokens, SecurityIdentity identity) {
        this.caller = caller;
        this.tokens = tokens;
        this.identity = identity;
    }

    @GET
    @Requires(Permission.USER_READ)
    public Envelope<UserView> getUser() {
        UserEntity user = caller.get();
        return Envelope.of(new UserView(user.id, user.email, user.firstName, user.lastName));
    }

    @GET
    @Path("/tokens/verify")
    @Requires({})
    public Envelope<TokenStatus> verifyToken() {
        String tokenId = identity.getAttribute(CurrentToken.ID);
        return Envelope.of(new TokenStatus(tokenId == null ? caller.get().id : tokenId, "active"));
    }

    @GET
    @Path("/tokens")
    @Requires(Permission.TOKENS_READ)
    public Envelope<List<TokenView>> listTokens() {
        return Envelope.of(
                tokens.listOf(caller.get().id).stream().map(TokenView::of).toList());
    }

    @POST
    @Path("/tokens")
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<IssuedToken> createToken(@Valid @NotNull NewToken token) {
        return Envelope.of(tokens.issue(caller.get().id, token.name().strip()));
    }

    @DELETE
    @Path("/tokens/{token}")
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<TokenId> deleteToken(@PathParam("token") String token) {
        if (!tokens.revoke(caller.get().id, token)) {
            throw new ApiException(ErrorCause.TOKEN_NOT_FOUND, "You have no such token");
        }
        return Envelope.of(new TokenId(token));
    }
}
