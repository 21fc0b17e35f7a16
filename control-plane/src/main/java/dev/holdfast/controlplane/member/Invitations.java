package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.account.Accounts;
import dev.holdfast.controlplane.account.MembershipRepository;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.identity.UserEntity;
import dev.holdfast.controlplane.identity.UserRepository;
import dev.holdfast.controlplane.token.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Invites people by e-mail address. An invitation is answered by whoever has the link that was mailed, or by the user
 * whose address it names, if Keycloak has verified that it is theirs.
 */
@ApplicationScoped
class Invitations {
    private static final String KIND = "invitation";
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final int MOST_OPEN = 100;

    private final InvitationRepository invitations;
    private final MembershipRepository memberships;
    private final UserRepository users;
    private final Accounts accounts;
    private final MemberRules rules;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Invitations(
            InvitationRepository invitations,
            MembershipRepository memberships,
            UserRepository users,
            Accounts accounts,
            MemberRules rules,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.memberships = memberships;
        this.users = users;
        this.accounts = accounts;
        this.rules = rules;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param secret what the mailed link has and nothing else keeps */
    record Sent(MemberView member, String secret) {}

    /** Inviting an address again replaces the invitation that it had. */
    @Transactional
    Sent invite(String accountId, UserEntity inviter, String address, Role role) {
        rules.takeTurn(accountId);
        rules.requireMayManage(accountId, role);
        String email = address.toLowerCase(Locale.ROOT);
        if (memberships.hasMember(accountId, email)) {
            throw new ApiException(ErrorCause.MEMBER_EXISTS, "%s is a member of this account".formatted(email));
        }
        Instant now = clock.instant();
        if (invitations.listOpen(accountId, now).size() >= MOST_OPEN) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "The account has %d open invitations, the most there may be".formatted(MOST_OPEN));
        }
        invitations.findPending(accountId, email).ifPresent(each -> close(each, "revoked"));
        String secret = ids.secret();
        InvitationEntity invitation = new InvitationEntity();
        invitation.id = ids.hex();
        invitation.accountId = accountId;
        invitation.email = email;
        invitation.role = role.id();
        invitation.secretHash = Hash.of(secret);
        invitation.status = "pending";
        invitation.invitedBy = inviter.id;
        invitation.createdOn = now;
        invitation.expiresOn = now.plus(LIFETIME);
        invitations.persist(invitation);
        MemberView member = MemberView.of(invitation);
        audit.record(accountId, AuditedChange.created(KIND, invitation.id, member));
        return new Sent(member, secret);
    }

    @Transactional
    void revoke(String accountId, String id) {
        rules.takeTurn(accountId);
        InvitationEntity invitation = invitations.findOfAccount(accountId, id).orElseThrow(Members::unknown);
        rules.requireMayManage(accountId, invitation.role());
        close(invitation, "revoked");
    }

    /** The open invitations to an address that is known to be the user's. */
    @Transactional
    List<InviteView> listFor(UserEntity user) {
        if (!user.emailVerified) {
            return List.of();
        }
        return invitations.listOpenFor(user.email.toLowerCase(Locale.ROOT), clock.instant()).stream()
                .map(this::view)
                .toList();
    }

    @Transactional
    InviteView get(UserEntity user, String id, Optional<String> secret) {
        return view(require(user, id, secret));
    }

    /** Makes the user a member, or not. */
    @Transactional
    InviteView answer(UserEntity user, String id, Optional<String> secret, boolean accept) {
        InvitationEntity seen = require(user, id, secret);
        rules.takeTurn(seen.accountId);
        invitations.getEntityManager().refresh(seen);
        InvitationEntity invitation = require(user, id, secret);
        close(invitation, accept ? "accepted" : "rejected");
        if (accept && memberships.find(user.id, invitation.accountId).isEmpty()) {
            accounts.addMember(invitation.accountId, user.id, invitation.role());
        }
        return view(invitation);
    }

    private void close(InvitationEntity invitation, String status) {
        InviteView before = view(invitation);
        invitation.status = status;
        invitations.flush();
        audit.record(invitation.accountId, AuditedChange.updated(KIND, invitation.id, before, view(invitation)));
    }

    private InvitationEntity require(UserEntity user, String id, Optional<String> secret) {
        return invitations
                .findByIdOptional(id)
                .filter(each -> each.isOpenAt(clock.instant()))
                .filter(each ->
                        secret.map(Hash::of).filter(each.secretHash::equals).isPresent()
                                || (user.emailVerified && user.email.equalsIgnoreCase(each.email)))
                .orElseThrow(() -> new ApiException(
                        ErrorCause.INVITATION_NOT_FOUND,
                        "There is no such invitation; it may have been answered, revoked, or have expired"));
    }

    private InviteView view(InvitationEntity invitation) {
        return InviteView.of(
                invitation, accounts.require(invitation.accountId).name, users.findById(invitation.invitedBy).email);
    }
}
