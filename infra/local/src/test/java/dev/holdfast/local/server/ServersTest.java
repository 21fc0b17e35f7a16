package dev.holdfast.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class ServersTest {
    @Test
    void redisServesAgainWithItsDataAfterACrash() throws Exception {
        RedisServer redis = RedisServer.start(RedisServer.Settings.temporary());
        assertThat(RedisProbe.command(redis.port(), "SET greeting hello")).isEqualTo("+OK");
        redis.kill();
        assertThat(redis.isAlive()).isFalse();
        try (RedisServer again = redis.startAgain()) {
            assertThat(again.port()).isEqualTo(redis.port());
            assertThat(RedisProbe.command(again.port(), "STRLEN greeting")).isEqualTo(":5");
            assertThat(RedisProbe.command(again.port(), "CONFIG GET appendfsync"))
                    .isEqualTo("*2");
        }
    }

    @Test
    void keycloakServesTheRealmFromItsOwnDatabase() throws Exception {
        try (PostgresServer postgres = PostgresServer.start(PostgresServer.Settings.temporary("keycloak"));
                KeycloakServer keycloak = KeycloakServer.start(
                        KeycloakServer.Settings.temporary(postgres, "keycloak", "http://localhost:4711"))) {
            assertThat(get(keycloak.realmUrl() + "/.well-known/openid-configuration"))
                    .contains("\"issuer\":\"" + keycloak.realmUrl() + "\"");
            assertThat(get(keycloak.realmUrl()
                            + "/protocol/openid-connect/registrations?client_id=holdfast-dashboard&response_type=code"
                            + "&scope=openid&code_challenge_method=S256"
                            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                            + "&redirect_uri=http://localhost:4711/login"))
                    .contains("Create your account")
                    .contains("css/holdfast.css");
            assertThat(token(keycloak)).contains("access_token");
        }
    }

    private static String token(KeycloakServer keycloak) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(keycloak.url() + "/realms/master/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=password&client_id=admin-cli&username=" + keycloak.adminUser()
                        + "&password=" + keycloak.adminPassword()))
                .build();
        return send(request);
    }

    private static String get(String url) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static String send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            return response.body();
        }
    }
}
