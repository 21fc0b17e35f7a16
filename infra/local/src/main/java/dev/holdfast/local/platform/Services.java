package dev.holdfast.local.platform;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.Ports;
import dev.holdfast.local.server.DataDirectory;
import dev.holdfast.local.server.HttpReadiness;
import dev.holdfast.local.server.KeycloakServer;
import dev.holdfast.local.server.LocalServer;
import dev.holdfast.local.server.PostgresServer;
import dev.holdfast.local.server.RedisServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The services of one platform, wired to each other: who runs where, and what each is told. */
final class Services {
    private static final String DATABASE = "holdfast";
    private static final String KEYCLOAK_DATABASE = "keycloak";
    private static final String OWNER = "holdfast";

    private final PlatformHome home;
    private final PortPlan ports;
    private final Secrets secrets;
    private final StripeAccess stripe;
    private final Artefacts artefacts;

    Services(PlatformHome home, PortPlan ports, Secrets secrets, StripeAccess stripe) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.stripe = stripe;
        this.artefacts = new Artefacts(home.root());
    }

    List<Service> all() {
        return List.of(
                new Service(ServiceName.POSTGRES, Set.of(), this::postgres),
                new Service(ServiceName.REDIS, Set.of(), this::redis),
                new Service(ServiceName.KEYCLOAK, Set.of(ServiceName.POSTGRES), this::keycloak),
                new Service(ServiceName.STRIPE, Set.of(), this::stripe),
                new Service(
                        ServiceName.CONTROL_PLANE,
                        Set.of(ServiceName.POSTGRES, ServiceName.REDIS, ServiceName.KEYCLOAK, ServiceName.STRIPE),
                        this::controlPlane),
                new Service(ServiceName.POD, Set.of(ServiceName.REDIS), this::pod));
    }

    private LocalServer postgres() {
        return PostgresServer.start(new PostgresServer.Settings(
                ports.of(PortName.POSTGRES),
                home.dataOf(ServiceName.POSTGRES),
                OWNER,
                secrets.databasePassword(),
                List.of(DATABASE, KEYCLOAK_DATABASE)));
    }

    private LocalServer redis() {
        return RedisServer.start(new RedisServer.Settings(ports.of(PortName.REDIS), home.dataOf(ServiceName.REDIS)));
    }

    private LocalServer keycloak() {
        KeycloakServer server = KeycloakServer.start(new KeycloakServer.Settings(
                ports.of(PortName.KEYCLOAK),
                ports.of(PortName.KEYCLOAK_HEALTH),
                home.dataOf(ServiceName.KEYCLOAK),
                new KeycloakServer.Database(jdbcUrl(KEYCLOAK_DATABASE), OWNER, secrets.databasePassword()),
                secrets.keycloakAdminPassword(),
                ports.publicUrl(),
                secrets.clientSecret()));
        try {
            new KeycloakClientUrls(home).bringUpToDate(server, ports.publicUrl());
            return server;
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private LocalServer stripe() {
        int port = ports.of(PortName.STRIPE);
        DataDirectory data = home.dataOf(ServiceName.STRIPE);
        List<String> arguments = List.of(
                artefacts.stripeSandbox().toString(),
                "--port",
                Integer.toString(port),
                "--state",
                data.path().resolve("state.json").toString(),
                "--secret-key",
                stripe.secretKey(),
                "--webhook-url",
                ports.publicUrl() + "/webhooks/stripe",
                "--webhook-secret",
                stripe.webhookSecret());
        data.create();
        Command command = new Command("stripe", arguments, home.log(ServiceName.STRIPE)).withEnvironment(javaHome());
        return ProgramServer.start(port, command, () -> Ports.answers(port));
    }

    private LocalServer controlPlane() {
        int port = ports.of(PortName.CONTROL_PLANE);
        Command command = new Command(
                        "control-plane",
                        JavaCommand.of(artefacts.controlPlane(), "-Xmx512m", "-XX:+UseSerialGC"),
                        home.log(ServiceName.CONTROL_PLANE))
                .withEnvironment(JavaCommand.merge(javaHome(), controlPlaneSettings(port)));
        return ProgramServer.start(port, command, new HttpReadiness(port, "/q/health/ready"));
    }

    private Map<String, String> controlPlaneSettings(int port) {
        return Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(DATABASE)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", OWNER),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", secrets.databasePassword()),
                Map.entry("QUARKUS_REDIS_HOSTS", redisUrl()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", ports.keycloakUrl() + "/realms/holdfast"),
                Map.entry("QUARKUS_OIDC_CLIENT_ID", "holdfast-dashboard"),
                Map.entry("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.clientSecret()),
                Map.entry("HOLDFAST_PUBLIC_URL", ports.publicUrl()),
                Map.entry("HOLDFAST_TENANTS_DOMAIN", "localhost"),
                Map.entry("HOLDFAST_TENANTS_PORT", Integer.toString(ports.of(PortName.TENANTS))),
                Map.entry("HOLDFAST_ZONES_UNVERIFIED", "true"),
                Map.entry("HOLDFAST_SANDBOX_COMMAND", artefacts.sandbox().toString()),
                Map.entry("HOLDFAST_SECRETS_KEYS", secrets.secretsKeys()),
                Map.entry("HOLDFAST_STRIPE_API_BASE", stripe.apiBase()),
                Map.entry("HOLDFAST_STRIPE_SECRET_KEY", stripe.secretKey()),
                Map.entry("HOLDFAST_STRIPE_WEBHOOK_SECRET", stripe.webhookSecret()));
    }

    private LocalServer pod() {
        int port = ports.of(PortName.POD);
        Path directory = home.dataOf(ServiceName.POD).path();
        Map<String, String> settings = Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("QUARKUS_REDIS_HOSTS", redisUrl()),
                Map.entry("HOLDFAST_POD_NAME", "pod-0"),
                Map.entry("HOLDFAST_TENANTS_HOST", "127.0.0.1"),
                Map.entry("HOLDFAST_TENANTS_PORT", Integer.toString(ports.of(PortName.TENANTS))),
                Map.entry("HOLDFAST_SANDBOX_COMMAND", artefacts.sandbox().toString()),
                Map.entry("HOLDFAST_SANDBOX_DIRECTORY", directory.toString()),
                Map.entry("HOLDFAST_SECRETS_KEYS", secrets.secretsKeys()));
        Command command = new Command("pod", JavaCommand.of(artefacts.pod(), "-Xmx768m"), home.log(ServiceName.POD))
                .withEnvironment(JavaCommand.merge(javaHome(), settings));
        return ProgramServer.start(port, command, new HttpReadiness(port, "/q/health/ready"));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.of(PortName.POSTGRES) + "/" + database;
    }

    private String redisUrl() {
        return "redis://127.0.0.1:" + ports.of(PortName.REDIS);
    }

    private static Map<String, String> javaHome() {
        return Map.of("HOLDFAST_JAVA_HOME", System.getProperty("java.home"));
    }
}
