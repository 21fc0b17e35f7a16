package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.account.MembershipEntity;
import dev.holdfast.controlplane.account.MembershipRepository;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.identity.UserEntity;
import dev.holdfast.controlplane.identity.UserRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who belongs to an account. */
@ApplicationScoped
class Members {
    private static final String KIND = "member";

    private final MembershipRepository memberships;
    private final InvitationRepository invitations;
    private final UserRepository users;
    private final MemberRules rules;
    private final AuditLog audit;
    private final Clock clock;

    Members(
            MembershipRepository memberships,
            InvitationRepository invitations,
            UserRepository users,
            MemberRules rules,
            AuditLog audit,
            Clock clock) {
        this.memberships = memberships;
        this.invitations = invitations;
        this.users = users;
        this.rules = rules;
        this.audit = audit;
        this.clock = clock;
    }

    /** Members first, then who is invited. */
    @Transactional
    List<MemberView> listOf(String accountId) {
        List<MembershipEntity> members = memberships.listOfAccount(accountId);
        Map<String, UserEntity> byId = users
                .listByIds(members.stream().map(each -> each.userId).toList())
                .stream()
                .collect(Collectors.toMap(each -> each.id, Function.identity()));
        List<MemberView> all = new ArrayList<>();
        members.forEach(each -> all.add(view(each, byId.get(each.userId))));
        invitations.listOpen(accountId, clock.instant()).forEach(each -> all.add(MemberView.of(each)));
        return all;
    }

    @Transactional
    MemberView get(String accountId, String id) {
        return memberships
                .findOfAccount(accountId, id)
                .map(this::view)
                .or(() -> invitations
                        .findOfAccount(accountId, id)
                        .filter(each -> each.isOpenAt(clock.instant()))
                        .map(MemberView::of))
                .orElseThrow(Members::unknown);
    }

    @Transactional
    MemberView changeRole(String accountId, String id, Role role) {
        rules.takeTurn(accountId);
        MembershipEntity member = memberships.findOfAccount(accountId, id).orElseThrow(Members::unknown);
        rules.requireMayManage(accountId, member.role());
        rules.requireMayManage(accountId, role);
        if (role != Role.OWNER) {
            rules.requireOtherOwner(member);
        }
        MemberView before = view(member);
        member.role = role.id();
        audit.record(accountId, AuditedChange.updated(KIND, id, before, view(member)));
        return view(member);
    }

    /** Ends a membership; says whether there was one of this id. */
    @Transactional
    boolean remove(String accountId, String id) {
        rules.takeTurn(accountId);
        Optional<MembershipEntity> found = memberships.findOfAccount(accountId, id);
        found.ifPresent(member -> {
            rules.requireMayManage(accountId, member.role());
            end(member);
        });
        return found.isPresent();
    }

    /** Ends a membership of the user's own. */
    @Transactional
    void leave(String userId, String id) {
        MembershipEntity seen = memberships.findOfUser(userId, id).orElseThrow(Members::unknown);
        rules.takeTurn(seen.accountId);
        end(seen);
    }

    private void end(MembershipEntity member) {
        rules.requireOtherOwner(member);
        MemberView before = view(member);
        memberships.delete(member);
        audit.record(member.accountId, AuditedChange.deleted(KIND, member.id, before));
    }

    private MemberView view(MembershipEntity member) {
        return view(member, users.findById(member.userId));
    }

    private static MemberView view(MembershipEntity member, UserEntity user) {
        return new MemberView(
                member.id,
                "accepted",
                user.email,
                new MemberView.Person(user.id, user.email, user.firstName, user.lastName),
                List.of(RoleView.of(member.role())),
                member.createdOn,
                null);
    }

    static ApiException unknown() {
        return new ApiException(ErrorCause.MEMBER_NOT_FOUND, "There is no such member");
    }
}
