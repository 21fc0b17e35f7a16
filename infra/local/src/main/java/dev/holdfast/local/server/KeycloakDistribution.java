package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The Keycloak programs, unpacked and built once for PostgreSQL into the cache. */
final class KeycloakDistribution {
    private static final Duration BUILD = Duration.ofMinutes(5);
    private static final String LAYOUT = "1";

    private KeycloakDistribution() {}

    static Path locate() {
        return Cache.once(
                "keycloak-" + Distributions.keycloakVersion() + "-" + LAYOUT, KeycloakDistribution::unpackAndBuild);
    }

    /** The archive of loaded classes, written when a server first ends and used from then on. */
    static Path classArchive() {
        String name = "keycloak-" + Distributions.keycloakVersion() + "-" + LAYOUT + "-"
                + Runtime.version().feature();
        return Cache.directory().resolve(name + ".jsa");
    }

    private static void unpackAndBuild(Path target) throws IOException {
        try (ZipFile archive =
                ZipFile.builder().setPath(Distributions.keycloakArchive()).get()) {
            Enumeration<ZipArchiveEntry> entries = archive.getEntries();
            while (entries.hasMoreElements()) {
                unpack(archive, entries.nextElement(), target);
            }
        }
        Path log = target.resolve("build.log");
        List<String> arguments = new ArrayList<>(
                List.of(KeycloakHome.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx768m"));
        arguments.addAll(launch(target, target));
        arguments.addAll(List.of("build", "--db=postgres", "--health-enabled=true"));
        ManagedProcess.run(new Command("keycloak-build", arguments, log).withPatience(BUILD));
    }

    private static void unpack(ZipFile archive, ZipArchiveEntry entry, Path target) throws IOException {
        Path name = Path.of(entry.getName());
        if (name.getNameCount() < 2) {
            return;
        }
        Path file = target.resolve(name.subpath(1, name.getNameCount())).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        try (var content = archive.getInputStream(entry)) {
            Files.copy(content, file);
        }
    }

    /**
     * JVM arguments that run Keycloak's main class, as its own start script gives them.
     *
     * @param home folder with {@code conf}, {@code data}, {@code providers} and {@code themes}
     */
    static List<String> launch(Path distribution, Path home) {
        return List.of(
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "-Duser.language=en",
                "-Duser.country=US",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                distribution.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    }
}
