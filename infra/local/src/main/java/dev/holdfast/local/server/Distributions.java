package dev.holdfast.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Properties;

/** What the build wrote down about the distributions: their versions and where archives lie. */
final class Distributions {
    private static final Properties FACTS = load();

    private Distributions() {}

    static String postgresVersion() {
        return fact("postgres.version");
    }

    static String keycloakVersion() {
        return fact("keycloak.version");
    }

    static Path keycloakArchive() {
        return Path.of(fact("keycloak.archive"));
    }

    private static String fact(String name) {
        String value = FACTS.getProperty(name);
        if (value == null || value.startsWith("${")) {
            throw new IllegalStateException("The build did not set " + name + " in holdfast-local.properties");
        }
        return value;
    }

    private static Properties load() {
        try (InputStream file = Distributions.class.getResourceAsStream("/holdfast-local.properties")) {
            Properties facts = new Properties();
            facts.load(file);
            return facts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
