package dev.holdfast.local.cli;

import dev.holdfast.local.platform.PlatformHome;
import dev.holdfast.local.platform.UsageException;
import dev.holdfast.local.process.LogTail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows log files. */
@Command(name = "logs", description = "Show the end of one log, or of all.")
final class LogsCommand implements Callable<Integer> {
    private static final int LINES_OF_ONE = 200;
    private static final int LINES_OF_EACH = 10;

    private final PlatformHome home;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "holdfast (the supervisor), pod, redis, …")
    private List<String> names = List.of();

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added.")
    private boolean follow;

    LogsCommand(PlatformHome home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Path> files = files();
        if (files.isEmpty()) {
            throw new UsageException(
                    "There is no log" + (names.isEmpty() ? "" : " named " + names.getFirst()) + " in " + home.logs());
        }
        if (follow) {
            return tail(files);
        }
        for (Path file : files) {
            System.out.println("==> " + file);
            System.out.println(LogTail.of(file, files.size() == 1 ? LINES_OF_ONE : LINES_OF_EACH));
        }
        return 0;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(home.logs())) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(home.logs())) {
            return all.filter(file -> file.toString().endsWith(".log"))
                    .filter(file ->
                            names.isEmpty() || file.getFileName().toString().equals(names.getFirst() + ".log"))
                    .sorted()
                    .toList();
        }
    }

    private static int tail(List<Path> files) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of("tail", "-n", "50", "-F"), files.stream().map(Path::toString))
                .toList();
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
