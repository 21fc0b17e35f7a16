package dev.holdfast.controlplane.member;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A member of an account, or somebody who is invited.
 *
 * @param id of the membership or the invitation
 * @param status {@code accepted}, or {@code pending} for who is invited
 * @param expiresOn when the invitation expires; absent for members
 */
@Schema(name = "Member")
public record MemberView(
        String id,
        String status,
        String email,
        Person user,
        List<RoleView> roles,
        Instant createdOn,
        @Nullable Instant expiresOn) {

    /** @param id absent for who is invited */
    @Schema(name = "MemberUser")
    public record Person(
            @Nullable String id,
            String email,
            @Nullable String firstName,
            @Nullable String lastName) {}

    static MemberView of(InvitationEntity invitation) {
        return new MemberView(
                invitation.id,
                "pending",
                invitation.email,
                new Person(null, invitation.email, null, null),
                List.of(RoleView.of(invitation.role())),
                invitation.createdOn,
                invitation.expiresOn);
    }
}
