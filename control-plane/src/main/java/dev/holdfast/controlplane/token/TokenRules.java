package dev.holdfast.controlplane.token;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.controlplane.access.Grant;
import dev.holdfast.controlplane.access.Permission;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a token is good for, and from where, as it is stored.
 *
 * @param policies absent: whatever its owner may do
 * @param allowed networks from which it may be used; empty: from everywhere
 * @param denied networks from which it may not be used
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TokenRules(
        @Nullable List<StoredPolicy> policies,
        @Nullable List<String> allowed,
        @Nullable List<String> denied) {
    static final TokenRules NONE = new TokenRules(null, null, null);

    /** A {@link Grant.Policy}. */
    record StoredPolicy(Set<Permission> permissions, Set<String> accounts) {}

    static TokenRules of(Grant grant, List<String> allowed, List<String> denied) {
        List<StoredPolicy> policies = switch (grant) {
            case Grant.Everything everything -> null;
            case Grant.Limited(List<Grant.Policy> limited) ->
                limited.stream()
                        .map(each -> new StoredPolicy(each.permissions(), each.accounts()))
                        .toList();
        };
        return new TokenRules(policies, allowed.isEmpty() ? null : allowed, denied.isEmpty() ? null : denied);
    }

    Grant grant() {
        return policies == null
                ? Grant.everything()
                : new Grant.Limited(policies.stream()
                        .map(each -> new Grant.Policy(each.permissions(), each.accounts()))
                        .toList());
    }

    List<String> allowedNetworks() {
        return allowed == null ? List.of() : allowed;
    }

    List<String> deniedNetworks() {
        return denied == null ? List.of() : denied;
    }

    boolean admits(String address) {
        return (allowedNetworks().isEmpty() || matches(allowedNetworks(), address))
                && !matches(deniedNetworks(), address);
    }

    private static boolean matches(List<String> networks, String address) {
        return networks.stream().anyMatch(each -> Network.parse(each).contains(address));
    }

    /** JSON in a column of text. */
    @Converter
    static final class InColumn implements AttributeConverter<TokenRules, String> {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();

        @Override
        public String convertToDatabaseColumn(TokenRules rules) {
            try {
                return MAPPER.writeValueAsString(rules);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public TokenRules convertToEntityAttribute(String json) {
            try {
                return MAPPER.readValue(json, TokenRules.class);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
