package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import dev.holdfast.local.process.Ports;
import java.time.Duration;

/**
 * Keycloak with the realm {@code holdfast}, plain HTTP on 127.0.0.1, its data in PostgreSQL.
 *
 * <p>The realm is imported when the database does not have it yet; an existing one is left as it is.
 */
public final class KeycloakServer extends ProcessServer {
    private static final Duration START = Duration.ofMinutes(5);

    /**
     * @param port 0 picks a free one
     * @param managementPort for health checks; 0 picks a free one
     * @param data for its log and temporary files; all that matters is in the database
     * @param publicUrl where the dashboard is served; logins may return only there
     * @param clientSecret of the client {@code holdfast-dashboard}
     */
    public record Settings(
            int port,
            int managementPort,
            DataDirectory data,
            Database database,
            String adminPassword,
            String publicUrl,
            String clientSecret) {
        /** Free ports, temporary files, and values good for a test. */
        public static Settings temporary(PostgresServer postgres, String database, String publicUrl) {
            return new Settings(
                    0,
                    0,
                    DataDirectory.createTemporary(),
                    new Database(postgres.jdbcUrl(database), postgres.user(), postgres.password()),
                    "admin",
                    publicUrl,
                    "local-client-secret");
        }

        private Settings bound() {
            return new Settings(
                    Ports.orFree(port),
                    Ports.orFree(managementPort),
                    data,
                    database,
                    adminPassword,
                    publicUrl,
                    clientSecret);
        }
    }

    /** A PostgreSQL database that is there already. */
    public record Database(String jdbcUrl, String user, String password) {}

    private final Settings settings;

    private KeycloakServer(Settings settings, ManagedProcess process) {
        super(settings.port(), process, settings.data()::release);
        this.settings = settings;
    }

    /** @throws dev.holdfast.local.process.StartFailedException when it cannot serve within five minutes */
    public static KeycloakServer start(Settings settings) {
        Settings bound = settings.bound();
        KeycloakHome home = new KeycloakHome(bound);
        home.prepare();
        Command command = home.command();
        ManagedProcess process = ManagedProcess.start(command);
        process.awaitReady(new HttpReadiness(bound.managementPort(), "/health/ready"), START);
        return new KeycloakServer(bound, process);
    }

    /** Starts it once more on the same port with the same data, for instance after {@link #kill()}. */
    public KeycloakServer startAgain() {
        return start(settings);
    }

    /** Base URL; its host is {@code localhost}, which is also the issuer's. */
    public String url() {
        return "http://localhost:" + settings.port();
    }

    /** The issuer of all tokens. */
    public String realmUrl() {
        return url() + "/realms/holdfast";
    }

    public String adminUser() {
        return KeycloakHome.ADMIN;
    }

    public String adminPassword() {
        return settings.adminPassword();
    }

    public String clientSecret() {
        return settings.clientSecret();
    }
}
