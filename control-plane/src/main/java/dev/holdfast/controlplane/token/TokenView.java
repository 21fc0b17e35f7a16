package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Grant;
import dev.holdfast.controlplane.access.Permission;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A token without its value.
 *
 * @param status {@code active}, {@code disabled} or {@code expired}
 * @param policies absent: the token is good for whatever its owner may do
 * @param lastUsedOn within a minute
 */
@Schema(name = "Token")
public record TokenView(
        String id,
        String name,
        Instant issuedOn,
        Instant modifiedOn,
        String status,
        @Nullable Instant notBefore,
        @Nullable Instant expiresOn,
        @Nullable Instant lastUsedOn,
        @Nullable List<NewToken.Policy> policies,
        NewToken.@Nullable Condition condition) {

    static TokenView of(ApiTokenEntity token, Instant now) {
        return new TokenView(
                token.id,
                token.name,
                token.createdOn,
                token.modifiedOn,
                token.stateAt(now).id(),
                token.notBefore,
                token.expiresOn,
                token.lastUsedOn,
                policies(token),
                condition(token.rules));
    }

    private static @Nullable List<NewToken.Policy> policies(ApiTokenEntity token) {
        return switch (token.rules.grant()) {
            case Grant.Everything everything -> null;
            case Grant.Limited(List<Grant.Policy> policies) ->
                policies.stream().map(each -> policy(token, each)).toList();
        };
    }

    private static NewToken.Policy policy(ApiTokenEntity token, Grant.Policy policy) {
        List<NewToken.Group> groups = policy.permissions().stream()
                .sorted(Comparator.comparing(Permission::title))
                .map(each -> new NewToken.Group(each.id(), each.title()))
                .toList();
        Map<String, String> resources = new TreeMap<>();
        for (Permission each : policy.permissions()) {
            switch (each.level()) {
                case USER, PLATFORM -> resources.put(each.level().scope() + "." + token.userId, "*");
                case ACCOUNT ->
                    ids(policy).forEach(id -> resources.put(each.level().scope() + "." + id, "*"));
            }
        }
        return new NewToken.Policy(null, "allow", groups, resources);
    }

    private static Set<String> ids(Grant.Policy policy) {
        return policy.accounts().isEmpty() ? Set.of("*") : policy.accounts();
    }

    private static NewToken.@Nullable Condition condition(TokenRules rules) {
        if (rules.allowed() == null && rules.denied() == null) {
            return null;
        }
        return new NewToken.Condition(new NewToken.Addresses(rules.allowed(), rules.denied()));
    }
}
