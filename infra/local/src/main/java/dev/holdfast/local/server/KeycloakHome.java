package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One server's own home: links to the shared programs, the realm to import and the login theme as files of its own. */
final class KeycloakHome {
    static final String ADMIN = "admin";

    private static final List<String> SHARED = List.of("bin", "conf", "lib", "providers");

    private final KeycloakServer.Settings settings;
    private final Path home;

    KeycloakHome(KeycloakServer.Settings settings) {
        this.settings = settings;
        this.home = settings.data().path().resolve("home");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    void prepare() {
        try {
            Path distribution = KeycloakDistribution.locate();
            DataDirectory.delete(home);
            Files.createDirectories(home.resolve("data/import"));
            for (String folder : SHARED) {
                Files.createSymbolicLink(home.resolve(folder), distribution.resolve(folder));
            }
            copy("realm-holdfast.json", home.resolve("data/import/realm-holdfast.json"));
            for (String file : themeFiles()) {
                copy("theme/" + file, home.resolve("themes").resolve(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + home, e);
        }
    }

    private static List<String> themeFiles() throws IOException {
        try (InputStream list = resource("theme/files")) {
            return new String(list.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream content = resource(resource)) {
            Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream content = KeycloakHome.class.getResourceAsStream("/keycloak/" + name);
        if (content == null) {
            throw new IOException("The build left out keycloak/" + name);
        }
        return content;
    }

    Command command() {
        List<String> arguments = new ArrayList<>(List.of(
                java(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xms64m",
                "-Xmx384m",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + KeycloakDistribution.classArchive(),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off"));
        arguments.addAll(KeycloakDistribution.launch(KeycloakDistribution.locate(), home));
        arguments.addAll(options());
        return new Command("keycloak", arguments, settings.data().logs().resolve("keycloak.log"))
                .withEnvironment(environment());
    }

    private List<String> options() {
        return List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + settings.port(),
                "--http-management-port=" + settings.managementPort(),
                "--hostname=http://localhost:" + settings.port(),
                "--cache=local",
                "--db-url=" + settings.database().jdbcUrl(),
                "--db-pool-initial-size=1",
                "--db-pool-max-size=20");
    }

    /** Secrets go through the environment: arguments of a process are everybody's to read. */
    private Map<String, String> environment() {
        return Map.of(
                "KC_DB_USERNAME", settings.database().user(),
                "KC_DB_PASSWORD", settings.database().password(),
                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", settings.adminPassword(),
                "HOLDFAST_PUBLIC_URL", settings.publicUrl(),
                "HOLDFAST_CLIENT_SECRET", settings.clientSecret());
    }
}
