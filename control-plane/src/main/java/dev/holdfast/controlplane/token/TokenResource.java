package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's API tokens, in Cloudflare's shapes. */
@Path("/client/v4/user/tokens")
@Tag(name = "Tokens")
@Authenticated
@RunOnVirtualThread
public class TokenResource {
    private final CurrentUser caller;
    private final ApiTokens tokens;
    private final TokenReader reader;
    private final SecurityIdentity identity;

    TokenResource(CurrentUser caller, ApiTokens tokens, TokenReader reader, SecurityIdentity identity) {
        this.caller = caller;
        this.tokens = tokens;
        this.reader = reader;
        this.identity = identity;
    }

    @GET
    @Path("/verify")
    @Requires({})
    public Envelope<TokenStatus> verifyToken() {
        return Envelope.of(TokenStatus.of(identity, caller.get()));
    }

    @GET
    @Path("/permission_groups")
    @Requires({})
    public Envelope<List<PermissionGroupView>> listPermissionGroups() {
        return Envelope.of(PermissionGroupView.of(caller.get().operator));
    }

    @GET
    @Requires(Permission.TOKENS_READ)
    public Envelope<List<TokenView>> listTokens() {
        return Envelope.of(tokens.listOf(caller.get().id));
    }

    @POST
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<IssuedToken> createToken(@Valid @NotNull NewToken token) {
        String userId = caller.get().id;
        return Envelope.of(tokens.issue(userId, reader.read(userId, token)));
    }

    @GET
    @Path("/{token}")
    @Requires(Permission.TOKENS_READ)
    public Envelope<TokenView> getToken(@PathParam("token") String token) {
        return Envelope.of(tokens.get(caller.get().id, token));
    }

    @PUT
    @Path("/{token}")
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<TokenView> updateToken(@PathParam("token") String token, @Valid @NotNull NewToken wanted) {
        String userId = caller.get().id;
        return Envelope.of(tokens.change(userId, token, reader.read(userId, wanted)));
    }

    /** Answers with the new value, which is shown this once. */
    @PUT
    @Path("/{token}/value")
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<String> rollToken(@PathParam("token") String token) {
        return Envelope.of(tokens.roll(caller.get().id, token));
    }

    @DELETE
    @Path("/{token}")
    @Requires(Permission.TOKENS_WRITE)
    public Envelope<TokenId> deleteToken(@PathParam("token") String token) {
        tokens.revoke(caller.get().id, token);
        return Envelope.of(new TokenId(token));
    }
}
