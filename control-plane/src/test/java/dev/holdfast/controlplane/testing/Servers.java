package dev.holdfast.controlplane.testing;

import dev.holdfast.local.server.KeycloakServer;
import dev.holdfast.local.server.PostgresServer;
import dev.holdfast.local.server.RedisServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.Map;

/** One real PostgreSQL, Redis and Keycloak for all tests of a JVM, on free ports. */
public final class Servers implements QuarkusTestResourceLifecycleManager {
    /** Two keys with which secrets are sealed: the one in use, and the one before. */
    public static final String SECRETS_KEYS = "now:" + "E".repeat(43) + "=," + "before:" + "A".repeat(43) + "=";

    private static final String DATABASE = "holdfast";
    private static final String KEYCLOAK_DATABASE = "keycloak";

    private final int port = freePort();
    private final PostgresServer postgres =
            PostgresServer.start(PostgresServer.Settings.temporary(DATABASE, KEYCLOAK_DATABASE));
    private final RedisServer redis = RedisServer.start(RedisServer.Settings.temporary());
    private final KeycloakServer keycloak = KeycloakServer.start(
            KeycloakServer.Settings.temporary(postgres, KEYCLOAK_DATABASE, "http://localhost:" + port));

    @Override
    public Map<String, String> start() {
        RedisUnderTest.use(redis);
        Keycloak.use(keycloak);
        return Map.ofEntries(
                Map.entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl(DATABASE)),
                Map.entry("quarkus.datasource.username", postgres.user()),
                Map.entry("quarkus.datasource.password", postgres.password()),
                Map.entry("quarkus.redis.hosts", redis.url()),
                Map.entry("quarkus.redis.timeout", "2s"),
                Map.entry("smallrye.config.mapping.validate-unknown", "false"),
                Map.entry("quarkus.oidc.auth-server-url", keycloak.realmUrl()),
                Map.entry("quarkus.oidc.credentials.secret", keycloak.clientSecret()),
                Map.entry("quarkus.http.host", "localhost"),
                Map.entry("quarkus.http.test-timeout", "5m"),
                Map.entry("quarkus.shutdown.timeout", "1s"),
                Map.entry("quarkus.http.test-port", Integer.toString(port)),
                Map.entry("holdfast.public-url", "http://localhost:" + port),
                Map.entry("holdfast.sandbox.command", "/nowhere/bin/sandbox"),
                Map.entry("holdfast.secrets.keys", SECRETS_KEYS),
                Map.entry("holdfast.api-limits.credential-requests-per-minute", "1000000"),
                Map.entry("holdfast.api-limits.account-requests-per-minute", "1000000"),
                Map.entry("holdfast.api-limits.stranger-requests-per-minute", "1000000"),
                Map.entry("holdfast.api-limits.large-bodies-bytes", "100M"),
                Map.entry("holdfast.usage.upkeep-every", "off"),
                Map.entry("holdfast.billing.watch-every", "off"),
                Map.entry("holdfast.usage.invariants-every", "off"),
                Map.entry("holdfast.stripe.secret-key", "sk_test"),
                Map.entry("holdfast.stripe.webhook-secret", "whsec_test"));
    }

    /** Known before anything starts, because Keycloak sends browsers back only to addresses that it knows. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        keycloak.close();
        RedisUnderTest.close();
        postgres.close();
    }
}
