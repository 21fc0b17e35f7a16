package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftBehindTest {
    /** Beyond the highest that Linux gives. */
    private static final long NOBODY = 1L << 23;

    private static final long SOMEBODY = ProcessHandle.current().pid();

    @TempDir
    private Path directory;

    @Test
    void filesOfAPodThatIsGoneAreRemovedAndNoOthers() throws IOException {
        Path kept = Files.createFile(directory.resolve("s" + SOMEBODY + "-1.log"));
        Path foreign = Files.createFile(directory.resolve("notes.log"));
        for (String name : List.of("-1.log", "-1.sock", "-27.log")) {
            Files.createFile(directory.resolve("s" + NOBODY + name));
        }

        LeftBehind.remove(directory);

        assertThat(directory).isDirectoryContaining(kept::equals).isDirectoryContaining(foreign::equals);
        assertThat(directory.toFile().list()).hasSize(2);
    }

    @Test
    void onlyControlGroupsOfAPodThatIsGoneCountAsLeftBehind() {
        assertThat(LeftBehind.isGroup("sandbox-s" + NOBODY + "-3")).isTrue();
        assertThat(LeftBehind.isGroup("sandbox-s" + SOMEBODY + "-3")).isFalse();
        assertThat(LeftBehind.isGroup("s" + NOBODY + "-3")).isFalse();
        assertThat(LeftBehind.isGroup("pod")).isFalse();
    }
}
