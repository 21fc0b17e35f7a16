package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PidFile;
import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.PortPlan;
import dev.holdfast.local.platform.Progress;
import dev.holdfast.local.platform.RunLock;
import dev.holdfast.local.platform.RunState;
import dev.holdfast.local.platform.ServiceName;
import dev.holdfast.local.platform.Supervisor;
import dev.holdfast.local.platform.UsageException;
import dev.holdfast.local.process.RunningProcesses;
import dev.holdfast.local.process.StartFailedException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Supervises the platform in this process until the process is told to end. */
final class ForegroundRun {
    private final PlatformHome home;
    private final PortPlan ports;
    private final Set<ServiceName> without;
    private final Map<String, String> environment;
    private final boolean background;
    private final Progress progress = ForegroundRun::print;

    ForegroundRun(
            PlatformHome home,
            PortPlan ports,
            Set<ServiceName> without,
            Map<String, String> environment,
            boolean background) {
        this.home = home;
        this.ports = ports;
        this.without = without;
        this.environment = environment;
        this.background = background;
    }

    private static void print(String line) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + "  " + line);
    }

    int run() {
        if (!RunLock.take(home)) {
            throw new UsageException("Another holdfast up is starting the platform in this data folder.");
        }
        try {
            PidFile pidFile = PidFile.of(home, UpCommand.SUPERVISOR);
            RunState state = new RunState(home);
            state.set(RunState.Stage.STARTING);
            pidFile.write(ProcessHandle.current().pid());
            Supervisor supervisor = Supervisor.of(home, ports, without, environment, progress);
            RunningProcesses.beforeStopping(() -> stop(supervisor, pidFile));
            Instant begin = Instant.now();
            supervisor.start();
            progress.line(String.format(
                    Locale.ROOT,
                    "Holdfast is ready after %.1f s.",
                    Duration.between(begin, Instant.now()).toMillis() / 1000.0));
            announce();
            state.set(RunState.Stage.READY);
            new CountDownLatch(1).await();
            return 0;
        } catch (StartFailedException | UsageException e) {
            new RunState(home).set(RunState.Stage.FAILED);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    private void announce() {
        if (!background) {
            Addresses.print(ports, home, environment);
            System.out.println("Press Ctrl-C to stop.");
        }
    }

    private void stop(Supervisor supervisor, PidFile pidFile) {
        progress.line("Stopping …");
        supervisor.stop();
        pidFile.delete();
        progress.line("Stopped. The data stays in " + home.data() + ".");
    }
}
