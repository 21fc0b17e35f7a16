package dev.holdfast.local.cli;

import dev.holdfast.local.platform.Leftovers;
import dev.holdfast.local.platform.PidFile;
import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.process.Signal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Stops the platform. */
@Command(name = "down", description = "Stop the platform; its data stays.")
final class DownCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    private final PlatformHome home;

    @Option(names = "--wipe", description = "Delete all its data, too: accounts, Workers, objects, secrets, logs.")
    private boolean wipe;

    DownCommand(PlatformHome home) {
        this.home = home;
    }

    @Override
    public Integer call() {
        System.out.println(home.exists() && stop() ? "Holdfast is stopped." : "Holdfast is not running.");
        if (wipe) {
            home.wipe();
            System.out.println("Deleted " + home.data() + ".");
        }
        return 0;
    }

    private boolean stop() {
        boolean supervised = stopSupervisor();
        boolean unsupervised = !new Leftovers(home).end().isEmpty();
        return supervised || unsupervised;
    }

    private boolean stopSupervisor() {
        PidFile file = PidFile.of(home, UpCommand.SUPERVISOR);
        Optional<ProcessHandle> supervisor = file.process();
        supervisor.ifPresent(process -> {
            System.out.println("Stopping …");
            Signal.send(process.pid(), Signal.TERM);
            if (!Leftovers.awaitEnd(process, PATIENCE)) {
                Signal.send(process.pid(), Signal.KILL);
            }
        });
        file.delete();
        return supervisor.isPresent();
    }
}
