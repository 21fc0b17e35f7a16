package dev.holdfast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;

/** One platform's passwords and keys: each made at random when first asked for, kept in a file of mode 600. */
public final class Secrets {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final int BYTES = 24;
    private static final int SECRETS_KEY_BYTES = 32;

    private final Path directory;
    private final SecureRandom random;

    public Secrets(PlatformHome home, SecureRandom random) {
        this.directory = home.data().resolve("secrets");
        this.random = random;
    }

    public String databasePassword() {
        return generated("database-password", "");
    }

    public String keycloakAdminPassword() {
        return generated("keycloak-admin-password", "");
    }

    public String clientSecret() {
        return generated("dashboard-client-secret", "");
    }

    public String stripeSecretKey() {
        return generated("stripe-secret-key", "sk_test_");
    }

    public String stripeWebhookSecret() {
        return generated("stripe-webhook-secret", "whsec_");
    }

    /** The key with which tenants' secrets are sealed, as {@code id:key}. */
    public String secretsKeys() {
        return read("secrets-keys").orElseGet(() -> {
            byte[] key = new byte[SECRETS_KEY_BYTES];
            random.nextBytes(key);
            String ring = "first:" + Base64.getEncoder().encodeToString(key);
            write("secrets-keys", ring);
            return ring;
        });
    }

    public String demoPassword() {
        return generated("demo-password", "Demo-");
    }

    /** The demo user's API token, when one was kept. */
    public Optional<String> demoToken() {
        return read("demo-token");
    }

    public void keepDemoToken(String token) {
        write("demo-token", token);
    }

    private String generated(String name, String prefix) {
        return read(name).orElseGet(() -> {
            byte[] bytes = new byte[BYTES];
            random.nextBytes(bytes);
            String secret = prefix + HexFormat.of().formatHex(bytes);
            write(name, secret);
            return secret;
        });
    }

    private Optional<String> read(String name) {
        try {
            return Optional.of(Files.readString(directory.resolve(name)).trim());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String secret) {
        Path file = directory.resolve(name);
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            Files.writeString(file, secret + "\n", StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not write " + file, e);
        }
    }
}
