package dev.holdfast.controlplane.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.config.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCodeValidatorTest {
    private static final VersionBundle BUNDLE = new VersionBundle(
            "a".repeat(32), "b".repeat(32), "s", "v", "2026-10-01", List.of(), "index.js", List.of(), List.of());

    @TempDir
    Path folder;

    @Test
    void readsWhatTheCodeExports() throws IOException {
        ValidationReport report = validate("""
                [ "$1" = validate ] && grep -q '"scriptName":"s"' &&
                echo '{"ok":true,"startupMillis":7,"exports":[{"name":"default","kind":"OBJECT","handlers":["fetch"]},{"name":"C","kind":"CLASS","handlers":[]}]}'
                """);

        assertThat(report.startupMillis()).isEqualTo(7);
        assertThat(report.classes()).containsExactly("C");
    }

    @Test
    void wordsAFailureAsV8Does() {
        assertThatThrownBy(() -> validate("""
                        cat > /dev/null
                        printf '%s\\n' '{"ok":false,"failure":{"name":"TypeError","message":"no","stack":"TypeError: no\\n    at index.js:1:7"}}'
                        """))
                .isInstanceOf(ApiException.class)
                .hasMessage("Uncaught TypeError: no\n    at index.js:1:7");
    }

    @Test
    void saysARefusalAsItIs() {
        assertThatThrownBy(() -> validate("""
                        cat > /dev/null
                        printf '%s\\n' '{"ok":false,"failure":{"name":"","message":"No such compatibility flag: nope","stack":""}}'
                        """))
                .isInstanceOf(ApiException.class)
                .hasMessage("No such compatibility flag: nope");
    }

    @Test
    void refusesCodeThatEndsItsProcess() {
        assertThatThrownBy(() -> validate("kill -9 $$"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("ended the process");
    }

    @Test
    void killsWhatDoesNotEnd() {
        assertThatThrownBy(() -> validate("sleep 60"))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("startup exceeded the time limit");
    }

    @Test
    void takesASandboxThatTalksNonsenseForAFaultOfThePlatform() {
        assertThatThrownBy(() -> validate("echo nonsense")).isInstanceOf(IllegalStateException.class);
    }

    private ValidationReport validate(String script) throws IOException {
        Path program = folder.resolve("sandbox");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new SandboxCodeValidator(new Settings(program)).validate(BUNDLE);
    }

    private record Settings(Path command) implements SandboxConfig {
        @Override
        public Confinement confinement() {
            return Confinement.OFF;
        }

        @Override
        public Duration validationTimeout() {
            return Duration.ofSeconds(3);
        }

        @Override
        public int concurrentValidations() {
            return 1;
        }
    }
}
