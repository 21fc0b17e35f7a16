package dev.holdfast.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
    @TempDir
    Path directory;

    @Test
    void aProcessThatEndsWhileItStartsIsReportedWithTheEndOfItsLog() {
        ManagedProcess process = ManagedProcess.start(shell("echo no luck today; exit 3"));
        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofSeconds(10)))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("ended with exit code 3 while starting")
                .hasMessageContaining("no luck today");
    }

    @Test
    void aProcessThatIsNeverReadyIsGoneWhenTimeRunsOut() {
        ManagedProcess process = ManagedProcess.start(shell("exec sleep 1000"));
        assertThatThrownBy(() -> process.awaitReady(() -> false, Duration.ofMillis(200)))
                .hasMessageContaining("was not ready within");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void aProcessThatIgnoresItsStopSignalIsKilled() {
        Command stubborn =
                shell("trap '' TERM; echo ready; while :; do sleep 1; done").withPatience(Duration.ofMillis(300));
        ManagedProcess process = ManagedProcess.start(stubborn);
        process.awaitReady(() -> LogTail.of(process.log(), 1).contains("ready"), Duration.ofSeconds(10));
        process.close();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.ended().join()).isEqualTo(137);
    }

    @Test
    void aProgramThatDoesNotExistIsNamed() {
        Command command = new Command("nothing", List.of("/no/such/program"), directory.resolve("log"));
        assertThatThrownBy(() -> ManagedProcess.run(command))
                .isInstanceOf(StartFailedException.class)
                .hasMessageContaining("nothing ");
    }

    private Command shell(String script) {
        return new Command("test", List.of("sh", "-c", script), directory.resolve("log"));
    }
}
