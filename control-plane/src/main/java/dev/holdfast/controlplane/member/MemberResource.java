package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Members of an account, and who is invited. */
@Path("/client/v4/accounts/{account}/members")
@Tag(name = "Members")
@Authenticated
@RunOnVirtualThread
public class MemberResource {
    private final CurrentAccount current;
    private final CurrentUser caller;
    private final Members members;
    private final Invitations invitations;
    private final InvitationMail mail;

    MemberResource(
            CurrentAccount current, CurrentUser caller, Members members, Invitations invitations, InvitationMail mail) {
        this.current = current;
        this.caller = caller;
        this.members = members;
        this.invitations = invitations;
        this.mail = mail;
    }

    /** Of a member that is gone. */
    @Schema(name = "MemberId")
    public record MemberId(String id) {}

    @GET
    @Requires(Permission.MEMBERS_READ)
    public Envelope<List<MemberView>> listMembers(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("50") int perPage) {
        return Page.of(members.listOf(current.id()), page, perPage);
    }

    @POST
    @Requires(Permission.MEMBERS_WRITE)
    public Envelope<MemberView> inviteMember(@PathParam("account") String account, @Valid @NotNull NewMember member) {
        Invitations.Sent sent =
                invitations.invite(current.id(), caller.get(), member.email(), MemberRoles.read(member.roles()));
        boolean mailed = mail.send(current.get().name, caller.get().email, sent);
        return Envelope.of(
                sent.member(),
                mailed ? List.of() : List.of("The mail could not be sent; invite again to send another"));
    }

    @GET
    @Path("/{member}")
    @Requires(Permission.MEMBERS_READ)
    public Envelope<MemberView> getMember(@PathParam("account") String account, @PathParam("member") String member) {
        return Envelope.of(members.get(current.id(), member));
    }

    @PUT
    @Path("/{member}")
    @Requires(Permission.MEMBERS_WRITE)
    public Envelope<MemberView> changeMember(
            @PathParam("account") String account,
            @PathParam("member") String member,
            @Valid @NotNull MemberRoles wanted) {
        return Envelope.of(members.changeRole(current.id(), member, MemberRoles.read(wanted.roles())));
    }

    @DELETE
    @Path("/{member}")
    @Requires(Permission.MEMBERS_WRITE)
    public Envelope<MemberId> removeMember(@PathParam("account") String account, @PathParam("member") String member) {
        if (!members.remove(current.id(), member)) {
            invitations.revoke(current.id(), member);
        }
        return Envelope.of(new MemberId(member));
    }
}
