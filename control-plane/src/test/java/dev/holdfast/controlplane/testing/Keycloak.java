package dev.holdfast.controlplane.testing;

import static io.restassured.RestAssured.given;

import dev.holdfast.local.server.KeycloakServer;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Keycloak of the tests. */
public final class Keycloak {
    public static final String PASSWORD = "correct-horse-battery-staple";

    private static @Nullable KeycloakServer server;

    private Keycloak() {}

    static void use(KeycloakServer started) {
        server = started;
    }

    /** Signs somebody up. */
    public static void register(String email) {
        KeycloakServer keycloak = running();
        given().auth()
                .oauth2(token("/realms/master", "admin-cli", keycloak.adminUser(), keycloak.adminPassword()))
                .contentType("application/json")
                .body(Map.of(
                        "username",
                        email,
                        "email",
                        email,
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "enabled",
                        true,
                        "emailVerified",
                        true,
                        "credentials",
                        new Object[] {Map.of("type", "password", "value", PASSWORD)}))
                .post(keycloak.url() + "/admin/realms/holdfast/users")
                .then()
                .statusCode(201);
    }

    /** Lets somebody who has signed up run the platform. */
    public static void makeOperator(String email) {
        KeycloakServer keycloak = running();
        String admin = token("/realms/master", "admin-cli", keycloak.adminUser(), keycloak.adminPassword());
        String realm = keycloak.url() + "/admin/realms/holdfast";
        String user = given().auth()
                .oauth2(admin)
                .queryParam("email", email)
                .get(realm + "/users")
                .jsonPath()
                .getString("[0].id");
        Map<String, Object> role = given().auth()
                .oauth2(admin)
                .get(realm + "/roles/operator")
                .jsonPath()
                .getMap("");
        given().auth()
                .oauth2(admin)
                .contentType("application/json")
                .body(new Object[] {role})
                .post(realm + "/users/" + user + "/role-mappings/realm")
                .then()
                .statusCode(204);
    }

    /** An access token of somebody who has signed up. */
    public static String accessToken(String email) {
        return token("/realms/holdfast", "holdfast-demo", email, PASSWORD);
    }

    private static String token(String realm, String client, String user, String password) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", password)
                .formParam("scope", "openid")
                .post(running().url() + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static KeycloakServer running() {
        return Objects.requireNonNull(server);
    }
}
