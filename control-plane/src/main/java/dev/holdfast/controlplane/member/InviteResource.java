package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's invitations to accounts. Listed are those to an address that is known to be the caller's. */
@Path("/client/v4/user/invites")
@Tag(name = "Members")
@Authenticated
@RunOnVirtualThread
public class InviteResource {
    private final CurrentUser caller;
    private final Invitations invitations;

    InviteResource(CurrentUser caller, Invitations invitations) {
        this.caller = caller;
        this.invitations = invitations;
    }

    @GET
    @Requires(Permission.MEMBERSHIPS_READ)
    public Envelope<List<InviteView>> listInvites(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("per_page") @DefaultValue("50") int perPage) {
        return Page.of(invitations.listFor(caller.get()), page, perPage);
    }

    @GET
    @Path("/{invite}")
    @Requires(Permission.MEMBERSHIPS_READ)
    public Envelope<InviteView> getInvite(
            @PathParam("invite") String invite, @QueryParam("secret") @Nullable String secret) {
        return Envelope.of(invitations.get(caller.get(), invite, Optional.ofNullable(secret)));
    }

    @PATCH
    @Path("/{invite}")
    @Requires(Permission.MEMBERSHIPS_WRITE)
    public Envelope<InviteView> answerInvite(
            @PathParam("invite") String invite, @Valid @NotNull InvitationAnswer answer) {
        return Envelope.of(
                invitations.answer(caller.get(), invite, Optional.ofNullable(answer.secret()), answer.accepts()));
    }
}
