package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.pod.PodSettings;
import dev.holdfast.pod.config.ConfinementMode;
import dev.holdfast.pod.config.TestSettings;
import dev.holdfast.pod.confinement.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the system says about a real sandbox process, where bubblewrap works. */
class ConfinementTest {
    private static final Path COMMAND = Path.of("../sandbox/target/sandbox/bin/sandbox");

    @TempDir
    private static Path directory;

    private static SandboxProcess sandbox;
    private static Path proc;

    @BeforeAll
    static void launch() throws IOException {
        assumeTrue(
                Confinement.find(ConfinementMode.AUTO, COMMAND).inForce(), "this system has no bubblewrap that works");
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.sandbox.command", COMMAND.toString(),
                "holdfast.sandbox.directory", directory.toString(),
                "holdfast.sandbox.confinement", "required"));
        sandbox = ProcessLauncher.prepare(settings.sandbox()).launch(Precedence.ofWanted());
        proc = Path.of("/proc", Long.toString(sandbox.processId()));
    }

    @AfterAll
    static void end() {
        if (sandbox != null) {
            sandbox.kill();
        }
    }

    @Test
    void itOutlivesTheThreadThatAskedForIt() throws Exception {
        PodSettings settings = TestSettings.of(Map.of(
                "holdfast.sandbox.command", COMMAND.toString(),
                "holdfast.sandbox.directory", directory.toString()));
        SandboxLauncher launcher = ProcessLauncher.prepare(settings.sandbox());
        FutureTask<SandboxProcess> launch = new FutureTask<>(() -> launcher.launch(Precedence.ofWanted()));
        Thread asking = Thread.ofPlatform().start(launch);
        SandboxProcess launched = launch.get();
        asking.join();
        CompletableFuture<String> closed = new CompletableFuture<>();
        launched.link().start(new Link.Listener() {
            @Override
            public void received(LinkMessage message) {}

            @Override
            public void closed(String reason) {
                closed.complete(reason);
            }
        });
        try {
            assertThat(closed).failsWithin(Duration.ofSeconds(1)).withThrowableOfType(TimeoutException.class);
        } finally {
            launched.kill();
        }
        assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void itHasNoCapabilitiesAndCanGainNone() throws IOException {
        Map<String, String> status = status();
        assertThat(status.get("CapEff")).isEqualTo("0000000000000000");
        assertThat(status.get("CapPrm")).isEqualTo("0000000000000000");
        assertThat(status.get("CapBnd")).isEqualTo("0000000000000000");
        assertThat(status.get("NoNewPrivs")).isEqualTo("1");
    }

    @Test
    void itsSystemCallsAreFiltered() throws IOException {
        assertThat(status().get("Seccomp")).isEqualTo("2");
    }

    @Test
    void itsNamespacesAreItsOwn() throws IOException {
        for (String name : Set.of("user", "pid", "net", "ipc", "uts", "mnt")) {
            Path own = Files.readSymbolicLink(Path.of("/proc/self/ns", name));
            assertThat(Files.readSymbolicLink(proc.resolve("ns").resolve(name)))
                    .as(name)
                    .isNotEqualTo(own);
        }
    }

    @Test
    void itHasNoNetworkButItself() throws IOException {
        try (Stream<String> devices = Files.lines(proc.resolve("net/dev"))) {
            assertThat(devices.filter(line -> line.contains(":")))
                    .allMatch(line -> line.strip().startsWith("lo:"));
        }
    }

    @Test
    void itSeesTheJavaRuntimeItselfAndTheSocket() throws IOException {
        try (Stream<Path> entries = Files.list(proc.resolve("root"))) {
            assertThat(entries.map(entry -> entry.getFileName().toString()))
                    .isSubsetOf("dev", "java", "lib", "lib64", "link", "proc", "sandbox", "tmp", "usr");
        }
        assertThat(proc.resolve("root/usr/bin")).doesNotExist();
    }

    @Test
    void itsEnvironmentHoldsNothingOfThePods() throws IOException {
        String environment = Files.readString(proc.resolve("environ"));
        assertThat(environment.split("\0"))
                .allMatch(line -> line.startsWith("MALLOC_ARENA_MAX=")
                        || line.equals("ICU_DATA=/sandbox/icu")
                        || line.startsWith("PWD="));
    }

    @Test
    void itsMemoryIsThatOfTheEngineAndNotOfWhatConfinesIt() {
        assertThat(sandbox.residentBytes().orElseThrow()).isGreaterThan(20L << 20);
    }

    private static Map<String, String> status() throws IOException {
        try (Stream<String> lines = Files.lines(proc.resolve("status"))) {
            return lines.map(line -> line.split(":\\s*", 2))
                    .filter(field -> field.length == 2)
                    .collect(Collectors.toMap(field -> field[0], field -> field[1]));
        }
    }
}
