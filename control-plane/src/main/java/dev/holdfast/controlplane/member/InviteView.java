package dev.holdfast.controlplane.member;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An invitation, as who is invited sees it.
 *
 * @param status {@code pending}, {@code accepted}, {@code rejected} or {@code revoked}
 * @param accountId of the account to which the invitation leads
 */
@Schema(name = "Invite")
public record InviteView(
        String id,
        String status,
        String invitedMemberEmail,
        String accountId,
        String accountName,
        String invitedBy,
        Instant invitedOn,
        Instant expiresOn,
        List<RoleView> roles) {
    static InviteView of(InvitationEntity invitation, String accountName, String inviter) {
        return new InviteView(
                invitation.id,
                invitation.status,
                invitation.email,
                invitation.accountId,
                accountName,
                inviter,
                invitation.createdOn,
                invitation.expiresOn,
                List.of(RoleView.of(invitation.role())));
    }
}
