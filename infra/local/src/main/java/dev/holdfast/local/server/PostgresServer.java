package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import dev.holdfast.local.process.Ports;
import dev.holdfast.local.process.Signal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** PostgreSQL with one owner and some databases. With a temporary data directory it does not wait for the disk. */
public final class PostgresServer extends ProcessServer {
    private static final Duration START = Duration.ofMinutes(5);

    /**
     * @param port 0 picks a free one
     * @param user owner of everything; set, with the password, when the data directory is first made
     * @param databases created at start where they do not exist
     */
    public record Settings(int port, DataDirectory data, String user, String password, List<String> databases) {
        public Settings {
            databases = List.copyOf(databases);
        }

        public static Settings temporary(String... databases) {
            return new Settings(0, DataDirectory.createTemporary(), "holdfast", "holdfast", List.of(databases));
        }
    }

    private final Settings settings;

    private PostgresServer(Settings settings, ManagedProcess process) {
        super(settings.port(), process, settings.data()::release);
        this.settings = settings;
    }

    /**
     * @throws dev.holdfast.local.process.StartFailedException when it cannot serve within five minutes: it may have to
     *     recover
     */
    public static PostgresServer start(Settings settings) {
        Settings bound = new Settings(
                Ports.orFree(settings.port()),
                settings.data(),
                settings.user(),
                settings.password(),
                settings.databases());
        PostgresCluster cluster = new PostgresCluster(bound);
        cluster.prepare();
        Command command = new Command("postgres", arguments(bound, cluster.directory()), cluster.log())
                .withStopSignal(Signal.INT);
        ManagedProcess process = ManagedProcess.start(command);
        process.awaitReady(() -> cluster.isReady(process.pid()), START);
        return new PostgresServer(bound, process);
    }

    private static List<String> arguments(Settings settings, Path directory) {
        List<String> arguments = new ArrayList<>(Unprivileged.prefix());
        arguments.addAll(List.of(
                PostgresBinaries.program("postgres").toString(),
                "-D",
                directory.toString(),
                "-p",
                Integer.toString(settings.port()),
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "shared_buffers=64MB",
                "-c",
                "max_connections=200"));
        if (settings.data().temporary()) {
            arguments.addAll(List.of("-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"));
        }
        return arguments;
    }

    /** Starts it once more on the same port with the same data, for instance after {@link #kill()}. */
    public PostgresServer startAgain() {
        return start(settings);
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + settings.port() + "/" + database;
    }

    public String user() {
        return settings.user();
    }

    public String password() {
        return settings.password();
    }
}
