package dev.holdfast.pod.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.VersionAssets;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.time.ManualTimers;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedScriptLogTest {
    private static final int LINES = BoundedScriptLog.LINES_PER_SECOND;

    private final List<String> written = new ArrayList<>();
    private final ManualTimers timers = new ManualTimers();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BoundedScriptLog log = new BoundedScriptLog(
            (version, line) -> written.add(version.workerId() + " " + line.level() + " " + line.text()),
            new PodMetrics(registry),
            timers);

    @Test
    void whatIsTooMuchInASecondIsDroppedCountedAndTold() {
        for (int i = 0; i < LINES + 5; i++) {
            say("noisy", "line");
        }
        assertThat(written).hasSize(LINES);
        assertThat(dropped()).isEqualTo(5);

        timers.advance(Duration.ofSeconds(1));
        say("noisy", "later");
        assertThat(written.subList(LINES, written.size()))
                .containsExactly("noisy warn 5 log lines were dropped: too many in one second", "noisy log later");
        assertThat(dropped()).isEqualTo(5);
    }

    @Test
    void aNoisyWorkerTakesNothingFromOthers() {
        for (int i = 0; i < LINES + 5; i++) {
            say("noisy", "line");
        }
        say("quiet", "heard");
        assertThat(written).last().isEqualTo("quiet log heard");
    }

    @Test
    void fewLinesThatAreLongAreTooMuchAsWell() {
        String large = "x".repeat(1024 * 1024);
        for (int i = 0; i < 6; i++) {
            say("large", large);
        }
        assertThat(written).hasSize(4);
        assertThat(dropped()).isEqualTo(2);
    }

    @Test
    void nothingIsToldWhenNothingWasDropped() {
        say("quiet", "one");
        timers.advance(Duration.ofSeconds(2));
        say("quiet", "two");
        assertThat(written).containsExactly("quiet log one", "quiet log two");
    }

    private double dropped() {
        return registry.counter("holdfast.log.lines.dropped").count();
    }

    private void say(String workerId, String text) {
        RunningVersion version = new RunningVersion(
                "version",
                "account",
                workerId,
                "script",
                () -> new byte[0],
                Map.of(),
                Map.of(),
                Map.of(),
                VersionAssets.NONE);
        log.line(version, new LogLine(1, 0, "log", 1, text));
    }
}
