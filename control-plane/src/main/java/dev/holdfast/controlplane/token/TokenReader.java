package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Grant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Times;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Understands what a token is asked to be; refuses what it could not keep to. */
@ApplicationScoped
public class TokenReader {
    private static final String ACCOUNT = Permission.Level.ACCOUNT.scope() + ".";
    private static final String USER = Permission.Level.USER.scope() + ".";

    private final EntityManager entities;

    TokenReader(EntityManager entities) {
        this.entities = entities;
    }

    @Transactional
    ApiTokens.Wanted read(String userId, NewToken token) {
        NewToken.Addresses addresses =
                token.condition() == null ? null : token.condition().requestIp();
        TokenRules rules = TokenRules.of(
                grant(userId, token.policies()),
                addresses == null ? List.of() : networks(addresses.in()),
                addresses == null ? List.of() : networks(addresses.notIn()));
        requireInRange("not_before", token.notBefore());
        requireInRange("expires_on", token.expiresOn());
        String name = token.name().strip();
        requireStorable(name);
        return new ApiTokens.Wanted(
                name,
                rules,
                new NewToken.Times(token.notBefore(), token.expiresOn()),
                Objects.equals(token.status(), "disabled"));
    }

    private Grant grant(String userId, @Nullable List<NewToken.Policy> policies) {
        return policies == null
                ? Grant.everything()
                : new Grant.Limited(
                        policies.stream().map(each -> policy(userId, each)).toList());
    }

    private Grant.Policy policy(String userId, NewToken.Policy policy) {
        Set<Permission> permissions = policy.permissionGroups().stream()
                .map(group -> Permission.byId(group.id())
                        .orElseThrow(() -> refused("There is no permission group '%s'".formatted(group.id()))))
                .collect(Collectors.toSet());
        Set<String> accounts = new HashSet<>();
        boolean all = false;
        boolean own = false;
        for (var resource : policy.resources().entrySet()) {
            String key = resource.getKey();
            if (!"*".equals(resource.getValue())) {
                throw refused("The value of the resource '%s' must be '*'".formatted(key));
            } else if (key.equals(ACCOUNT + "*")) {
                all = true;
            } else if (key.equals(USER + userId)) {
                own = true;
            } else if (key.startsWith(ACCOUNT)) {
                accounts.add(requireMember(userId, key.substring(ACCOUNT.length())));
            } else {
                throw refused("There is no resource '%s'".formatted(key));
            }
        }
        boolean ofAccounts = all || !accounts.isEmpty();
        for (Permission each : permissions) {
            if (each.level() == Permission.Level.ACCOUNT ? !ofAccounts : !own) {
                throw refused("The permission group '%s' needs a resource '%s.…'"
                        .formatted(each.title(), each.level().scope()));
            }
        }
        return new Grant.Policy(permissions, all ? Set.of() : accounts);
    }

    private String requireMember(String userId, String accountId) {
        long found = entities.createQuery(
                        "select count(m) from MembershipEntity m where m.userId = :user and m.accountId = :account",
                        Long.class)
                .setParameter("user", userId)
                .setParameter("account", requireStorable(accountId))
                .getSingleResult();
        if (found == 0) {
            throw refused("You do not belong to an account '%s'".formatted(accountId));
        }
        return accountId;
    }

    private static List<String> networks(@Nullable List<String> given) {
        List<String> networks = given == null ? List.of() : given;
        networks.forEach(each -> {
            try {
                Network.parse(each);
            } catch (IllegalArgumentException e) {
                throw refused("'%s' is not an address range such as 192.0.2.0/24".formatted(each));
            }
        });
        return networks;
    }

    private static void requireInRange(String name, @Nullable Instant time) {
        if (time != null) {
            Times.requireInRange(name, time, Times.LAST_DAY);
        }
    }

    private static String requireStorable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw refused("Zero characters cannot be stored");
        }
        return text;
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCause.BAD_REQUEST, message);
    }
}
