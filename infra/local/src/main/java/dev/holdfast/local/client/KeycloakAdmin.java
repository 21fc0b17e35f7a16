package dev.holdfast.local.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keycloak's administration of the realm {@code holdfast}, as far as a local platform needs it. */
public final class KeycloakAdmin {
    private final JsonHttp http;
    private final String realm;
    private final String token;

    /** Logs in. */
    public KeycloakAdmin(JsonHttp http, String keycloakUrl, String user, String password) {
        this.http = http;
        this.realm = keycloakUrl + "/admin/realms/holdfast";
        Reply reply = http.postForm(
                keycloakUrl + "/realms/master/protocol/openid-connect/token",
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password));
        this.token = (String) reply.requireSuccess().json().get("access_token");
    }

    /** Changes some properties of a client; the others stay. */
    public void updateClient(String clientId, Map<String, ?> changes) {
        Map<String, Object> client = new HashMap<>(only("/clients?clientId=" + clientId)
                .orElseThrow(() -> new UnexpectedReplyException("The realm has no client " + clientId)));
        client.putAll(changes);
        http.send("PUT", realm + "/clients/" + client.get("id"), token, client).requireSuccess();
    }

    /** Leaves an enabled user with this e-mail address and password. */
    public void ensureUser(String email, String firstName, String lastName, String password) {
        String query = "/users?exact=true&email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        Optional<Map<String, Object>> existing = only(query);
        if (existing.isEmpty()) {
            http.send("POST", realm + "/users", token, user(email, firstName, lastName))
                    .requireSuccess();
        }
        Object id = existing.or(() -> only(query))
                .orElseThrow(() -> new UnexpectedReplyException("The new user " + email + " is not there"))
                .get("id");
        http.send("PUT", realm + "/users/" + id + "/reset-password", token, credential(password))
                .requireSuccess();
    }

    private static Map<String, Object> user(String email, String firstName, String lastName) {
        return Map.of(
                "username",
                email,
                "email",
                email,
                "emailVerified",
                true,
                "enabled",
                true,
                "firstName",
                firstName,
                "lastName",
                lastName);
    }

    private static Map<String, Object> credential(String password) {
        return Map.of("type", "password", "value", password, "temporary", false);
    }

    @SuppressWarnings("unchecked")
    private Optional<Map<String, Object>> only(String query) {
        List<Object> found = http.get(realm + query, token).requireSuccess().jsonList();
        return found.stream().map(entry -> (Map<String, Object>) entry).findFirst();
    }
}
