package dev.holdfast.local.platform;

import dev.holdfast.local.process.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Processes of this platform whose supervisor is gone. */
public final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final List<ServiceName> DEPENDENTS_FIRST =
            List.of(ServiceName.values()).reversed();

    private final PlatformHome home;

    public Leftovers(PlatformHome home) {
        this.home = home;
    }

    /** Ends them all, those that depend on others first, and returns the names of those that ran. */
    public List<String> end() {
        return DEPENDENTS_FIRST.stream()
                .filter(name -> end(name))
                .map(ServiceName::label)
                .toList();
    }

    private boolean end(ServiceName name) {
        PidFile file = PidFile.of(home, name.label());
        Optional<ProcessHandle> process = file.process();
        process.ifPresent(handle -> end(handle, name == ServiceName.POSTGRES ? Signal.INT : Signal.TERM));
        file.delete();
        return process.isPresent();
    }

    /** Ends a process and those that it started, in two stages. */
    static void end(ProcessHandle process, Signal signal) {
        List<ProcessHandle> family = process.descendants().toList();
        Signal.send(process.pid(), signal);
        if (!awaitEnd(process, PATIENCE)) {
            process.destroyForcibly();
        }
        for (ProcessHandle relative : family) {
            if (!awaitEnd(relative, Duration.ofSeconds(2))) {
                relative.destroyForcibly();
            }
        }
    }

    /** Whether the process ended in time. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
