package dev.holdfast.controlplane.access;

import java.util.List;
import java.util.Set;

/**
 * What credentials are good for, at most; the role of their owner limits them further. Sessions of the dashboard and
 * unrestricted tokens are good for everything.
 */
public sealed interface Grant {
    /** Whatever the owner may do. */
    static Grant everything() {
        return new Everything();
    }

    /** Whatever the owner may do. */
    record Everything() implements Grant {}

    /** What one of the policies allows. */
    record Limited(List<Policy> policies) implements Grant {
        public Limited {
            policies = List.copyOf(policies);
        }
    }

    /**
     * Permissions on accounts.
     *
     * @param accounts their ids; empty: all accounts of the owner. Permissions of the user's own hold regardless
     */
    record Policy(Set<Permission> permissions, Set<String> accounts) {
        public Policy {
            permissions = Set.copyOf(permissions);
            accounts = Set.copyOf(accounts);
        }

        boolean covers(String accountId) {
            return accounts.isEmpty() || accounts.contains(accountId);
        }

        private boolean covers(Permission permission, Policy other) {
            boolean everywhere = permission.level() != Permission.Level.ACCOUNT || accounts.isEmpty();
            return permissions.contains(permission)
                    && (everywhere || (!other.accounts.isEmpty() && accounts.containsAll(other.accounts)));
        }
    }

    /** Whether the permission, which is about the user itself, is granted. */
    default boolean allows(Permission permission) {
        return switch (this) {
            case Everything everything -> true;
            case Limited(List<Policy> policies) ->
                policies.stream().anyMatch(each -> each.permissions().contains(permission));
        };
    }

    /** Whether the permission is granted on the account. */
    default boolean allows(Permission permission, String accountId) {
        return switch (this) {
            case Everything everything -> true;
            case Limited(List<Policy> policies) ->
                policies.stream().anyMatch(each -> each.permissions().contains(permission) && each.covers(accountId));
        };
    }

    /** Whether anything at all is granted on the account. */
    default boolean touches(String accountId) {
        return switch (this) {
            case Everything everything -> true;
            case Limited(List<Policy> policies) -> policies.stream().anyMatch(each -> each.covers(accountId));
        };
    }

    /** Whether everything that the other grant allows is allowed by one policy of this one. */
    default boolean includes(Grant other) {
        return switch (this) {
            case Everything everything -> true;
            case Limited(List<Policy> mine) ->
                switch (other) {
                    case Everything everything -> false;
                    case Limited(List<Policy> theirs) ->
                        theirs.stream()
                                .allMatch(policy -> policy.permissions().stream()
                                        .allMatch(each -> mine.stream().anyMatch(own -> own.covers(each, policy))));
                };
        };
    }
}
