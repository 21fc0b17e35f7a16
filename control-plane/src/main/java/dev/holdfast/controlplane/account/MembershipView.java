package dev.holdfast.controlplane.account;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That the caller belongs to an account, and as what. */
@Schema(name = "Membership")
public record MembershipView(String id, String status, AccountView account, List<String> roles) {
    static MembershipView of(MembershipEntity membership, AccountEntity account) {
        return new MembershipView(membership.id, "accepted", AccountView.of(account), List.of(membership.role));
    }
}
