package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.RunState;
import dev.holdfast.local.process.OwnSession;
import dev.holdfast.local.process.Pause;
import dev.holdfast.local.process.StartFailedException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts a supervisor that outlives this process, shows what it says until everything is ready. */
final class BackgroundStart {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final PlatformHome home;
    private final List<String> without;
    private final Map<String, String> environment;

    BackgroundStart(PlatformHome home, List<String> without, Map<String, String> environment) {
        this.home = home;
        this.without = without;
        this.environment = environment;
    }

    int run() {
        RunState state = new RunState(home);
        state.set(RunState.Stage.STARTING);
        Path log = home.supervisorLog();
        try {
            long shown = Files.exists(log) ? Files.size(log) : 0;
            Process supervisor = start(log);
            while (state.get() == RunState.Stage.STARTING && supervisor.isAlive()) {
                Pause.of(GLANCE);
                shown = show(log, shown);
            }
            show(log, shown);
            if (state.get() != RunState.Stage.READY) {
                supervisor.onExit().join();
                show(log, shown);
                throw new StartFailedException("The platform did not start. Its log is " + log);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Addresses.print(PortPlan.choose(Map.of(), Map.of(), home.storedPorts()), home, environment);
        System.out.println("Stop it with ./holdfast down");
        return 0;
    }

    private Process start(Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx64m",
                "-Dholdfast.root=" + home.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "up",
                "--supervise"));
        if (!without.isEmpty()) {
            command.add("--without=" + String.join(",", without));
        }
        return new ProcessBuilder(OwnSession.of(command))
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static long show(Path log, long from) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            byte[] fresh = new byte[Math.toIntExact(Math.max(0, file.length() - from))];
            file.readFully(fresh);
            System.out.print(new String(fresh, StandardCharsets.UTF_8));
            System.out.flush();
            return from + fresh.length;
        }
    }
}
