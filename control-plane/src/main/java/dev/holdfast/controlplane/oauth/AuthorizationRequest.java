package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.config.OAuthConfig;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A program asks, through its user's browser, to be let in (RFC 6749 4.1.1, RFC 7636 4.3). */
record AuthorizationRequest(String clientId, String redirectUri, Scopes scopes, String state, String challenge) {
    /** @throws OAuthException if the program or its address is unknown: then the browser must not be sent there */
    static AuthorizationRequest read(MultivaluedMap<String, String> query, OAuthConfig config) {
        AuthorizationRequest request = new AuthorizationRequest(
                first(query, "client_id"),
                first(query, "redirect_uri"),
                new Scopes(first(query, "scope")),
                first(query, "state"),
                first(query, "code_challenge"));
        if (!config.wranglerClientIds().contains(request.clientId)) {
            throw new OAuthException("invalid_client", "There is no program of this client id.");
        }
        if (!config.wranglerRedirectUri().toString().equals(request.redirectUri)) {
            throw new OAuthException("invalid_request", "The program wants to be answered at an address not its own.");
        }
        if (!first(query, "response_type").equals("code")) {
            throw request.refused("unsupported_response_type", "response_type must be code");
        }
        if (!first(query, "code_challenge_method").equals("S256") || !request.challenge.matches("[A-Za-z0-9_-]{43}")) {
            throw request.refused("invalid_request", "A code_challenge by S256 is needed");
        }
        if (!request.scopes.isValid() || request.state.length() > 1000) {
            throw request.refused("invalid_scope", "The scopes cannot be understood");
        }
        return request;
    }

    /** Where to send the browser with parameters of the answer. */
    URI answer(Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return URI.create(redirectUri + "?" + query);
    }

    URI refusal(String error, String description) {
        return answer(Map.of("error", error, "error_description", description, "state", state));
    }

    private RefusedRequestException refused(String error, String description) {
        return new RefusedRequestException(refusal(error, description));
    }

    private static String first(MultivaluedMap<String, String> query, String name) {
        return Objects.requireNonNullElse(query.getFirst(name), "");
    }
}
