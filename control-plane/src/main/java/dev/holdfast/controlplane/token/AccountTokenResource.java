package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether the token shown is good for an account. All tokens belong to users. */
@Path("/client/v4/accounts/{account}/tokens")
@Tag(name = "Tokens")
@Authenticated
@RunOnVirtualThread
public class AccountTokenResource {
    private final CurrentUser caller;
    private final SecurityIdentity identity;

    AccountTokenResource(CurrentUser caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @Path("/verify")
    @Requires({})
    public Envelope<TokenStatus> verifyAccountToken(@PathParam("account") String account) {
        return Envelope.of(TokenStatus.of(identity, caller.get()));
    }
}
