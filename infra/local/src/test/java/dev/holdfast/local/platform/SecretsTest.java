package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    @TempDir
    Path root;

    @Test
    void aSecretIsMadeOnceAndOnlyItsOwnerMayReadIt() throws IOException {
        PlatformHome home = PlatformHome.of(root, Map.of());
        home.create();
        String first = new Secrets(home, new SecureRandom()).databasePassword();
        assertThat(new Secrets(home, new SecureRandom()).databasePassword()).isEqualTo(first);
        assertThat(new Secrets(home, new SecureRandom()).clientSecret()).isNotEqualTo(first);
        Path file = home.data().resolve("secrets/database-password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.data())))
                .isEqualTo("rwx------");
    }
}
