package dev.holdfast.local.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
    @TempDir
    Path root;

    private PlatformHome home = new PlatformHome(Path.of(""), Path.of(""));

    @BeforeEach
    void createHome() {
        home = PlatformHome.of(root, Map.of());
        home.create();
    }

    @Test
    void aProcessThatRunsIsFoundAgain() {
        PidFile file = PidFile.of(home, "pod");
        file.write(ProcessHandle.current().pid());
        assertThat(PidFile.of(home, "pod").process()).contains(ProcessHandle.current());
        file.delete();
        assertThat(file.process()).isEmpty();
    }

    @Test
    void aStrangerWithTheSameIdIsNotTakenForTheProcess() throws IOException {
        Files.writeString(home.run().resolve("pod.pid"), ProcessHandle.current().pid() + " 2001-01-01T00:00:00Z\n");
        assertThat(PidFile.of(home, "pod").process()).isEmpty();
    }
}
