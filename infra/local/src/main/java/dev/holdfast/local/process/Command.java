package dev.holdfast.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program to run and how to end it.
 *
 * @param name what people call it
 * @param environment added to the environment of this JVM
 * @param log file that its output is appended to
 * @param patience how long it may take to stop after its stop signal; for {@link ManagedProcess#run} how long it may
 *     run
 */
public record Command(
        String name,
        List<String> arguments,
        Map<String, String> environment,
        Path log,
        Signal stopSignal,
        Duration patience) {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    public Command(String name, List<String> arguments, Path log) {
        this(name, arguments, Map.of(), log, Signal.TERM, PATIENCE);
    }

    public Command withEnvironment(Map<String, String> variables) {
        return new Command(name, arguments, variables, log, stopSignal, patience);
    }

    public Command withStopSignal(Signal signal) {
        return new Command(name, arguments, environment, log, signal, patience);
    }

    public Command withPatience(Duration time) {
        return new Command(name, arguments, environment, log, stopSignal, time);
    }
}
