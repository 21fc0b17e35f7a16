package dev.holdfast.local.cli;

import dev.holdfast.local.client.UnexpectedReplyException;
import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.UsageException;
import dev.holdfast.local.process.StartFailedException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Entry point of the launcher's Java part; the script {@code holdfast} builds it and calls it. */
@Command(name = "holdfast", description = "Durable Objects on machines of your own.")
public final class Main {
    private Main() {}

    /** Exits with 0, with 1 when the command failed, with 2 when it was called wrongly. */
    public static void main(String[] arguments) {
        System.exit(commandLine(Path.of(System.getProperty("holdfast.root", ".")), System.getenv())
                .execute(arguments));
    }

    static CommandLine commandLine(Path root, Map<String, String> environment) {
        PlatformHome home = PlatformHome.of(root, environment);
        return new CommandLine(new Main())
                .addSubcommand(new UpCommand(home, environment).withPortOptions())
                .addSubcommand(new DownCommand(home))
                .addSubcommand(new StatusCommand(home))
                .addSubcommand(new LogsCommand(home))
                .addSubcommand(new DemoCommand(home))
                .setExecutionExceptionHandler((failure, line, parsed) -> explain(failure, line.getErr()));
    }

    private static int explain(Exception failure, PrintWriter err) throws Exception {
        return switch (failure) {
            case UsageException e -> say(err, e);
            case StartFailedException e -> say(err, e);
            case UnexpectedReplyException e -> say(err, e);
            case UncheckedIOException e -> say(err, e);
            default -> throw failure;
        };
    }

    private static int say(PrintWriter err, Exception failure) {
        err.println("holdfast: " + failure.getMessage());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
