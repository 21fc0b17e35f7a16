package dev.holdfast.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    Path root;

    private final StringWriter err = new StringWriter();

    @Test
    void statusFailsWhileNothingRuns() {
        assertThat(run("status")).isEqualTo(1);
        assertThat(run("status", "--pid", "pod")).isEqualTo(1);
    }

    @Test
    void aProcessThatDoesNotExistIsRefusedByName() {
        assertThat(run("status", "--pid", "toaster")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no process named toaster");
    }

    @Test
    void downSucceedsWhereNothingRunsAndWipeLeavesNoData() {
        assertThat(run("down")).isZero();
        root.resolve(".holdfast").toFile().mkdir();
        assertThat(run("down", "--wipe")).isZero();
        assertThat(root.resolve(".holdfast")).doesNotExist();
    }

    @Test
    void aPortThatIsNoPortIsRefusedBeforeAnythingStarts() {
        assertThat(run("up", "--port-tenants=123456")).isEqualTo(1);
        assertThat(err.toString()).contains("--port-tenants is not a port number: 123456");
    }

    @Test
    void demoSaysThatNothingRunsInsteadOfTrying() {
        assertThat(run("demo")).isEqualTo(1);
        assertThat(err.toString()).contains("Holdfast is not running here");
    }

    private int run(String... arguments) {
        CommandLine line = Main.commandLine(root, Map.of());
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
