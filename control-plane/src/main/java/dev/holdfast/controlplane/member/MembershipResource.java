package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.Accounts;
import dev.holdfast.controlplane.account.MembershipView;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts to which the caller belongs, and as what; answering invitations, and leaving. */
@Path("/client/v4/memberships")
@Tag(name = "Members")
@Authenticated
@RunOnVirtualThread
public class MembershipResource {
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final Accounts accounts;
    private final Members members;
    private final Invitations invitations;

    MembershipResource(
            CurrentUser caller, CurrentGrant grant, Accounts accounts, Members members, Invitations invitations) {
        this.caller = caller;
        this.grant = grant;
        this.accounts = accounts;
        this.members = members;
        this.invitations = invitations;
    }

    @GET
    @Requires({})
    public Envelope<List<MembershipView>> listMemberships(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("per_page") @DefaultValue("50") int perPage) {
        return Page.of(visible(), page, perPage);
    }

    @GET
    @Path("/{membership}")
    @Requires({})
    public Envelope<MembershipView> getMembership(@PathParam("membership") String membership) {
        return Envelope.of(visible().stream()
                .filter(each -> each.id().equals(membership))
                .findFirst()
                .orElseThrow(Members::unknown));
    }

    /** The membership is an invitation until it is accepted. */
    @PUT
    @Path("/{membership}")
    @Requires(Permission.MEMBERSHIPS_WRITE)
    public Envelope<InviteView> answerMembership(
            @PathParam("membership") String membership, @Valid @NotNull InvitationAnswer answer) {
        return Envelope.of(
                invitations.answer(caller.get(), membership, Optional.ofNullable(answer.secret()), answer.accepts()));
    }

    @DELETE
    @Path("/{membership}")
    @Requires(Permission.MEMBERSHIPS_WRITE)
    public Envelope<MemberResource.MemberId> leaveAccount(@PathParam("membership") String membership) {
        members.leave(caller.get().id, membership);
        return Envelope.of(new MemberResource.MemberId(membership));
    }

    private List<MembershipView> visible() {
        return accounts.membershipsOf(caller.get().id).stream()
                .filter(each -> grant.get().touches(each.account().id()))
                .toList();
    }
}
