package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The data directory of a PostgreSQL server: made by initdb, its databases by the server in single-user mode. */
final class PostgresCluster {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DATABASE_NAME = "[a-z][a-z0-9_]*";

    private final PostgresServer.Settings settings;

    PostgresCluster(PostgresServer.Settings settings) {
        this.settings = settings;
    }

    Path directory() {
        return settings.data().path().resolve("cluster");
    }

    Path log() {
        return settings.data().logs().resolve("postgres.log");
    }

    /** Leaves a cluster with all databases that the settings name. */
    void prepare() {
        settings.data().create();
        try {
            if (!Files.exists(madeMarker("cluster"))) {
                initialize();
            }
            for (String database : settings.databases()) {
                if (!Files.exists(madeMarker(database))) {
                    createDatabase(database);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Could not prepare " + directory(), e);
        }
    }

    private Path madeMarker(String what) {
        return settings.data().path().resolve(what + ".made");
    }

    private void initialize() throws IOException {
        DataDirectory.delete(directory());
        Path password = Files.createTempFile(settings.data().path(), "password", "");
        try {
            Files.writeString(password, settings.password());
            run(
                    "initdb",
                    "--pgdata=" + directory(),
                    "--username=" + settings.user(),
                    "--pwfile=" + password,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    settings.data().temporary() ? "--no-sync" : "--sync-method=fsync");
        } finally {
            Files.delete(password);
        }
        Files.createFile(madeMarker("cluster"));
    }

    private void createDatabase(String name) throws IOException {
        if (!name.matches(DATABASE_NAME)) {
            throw new IllegalArgumentException("Not a database name: " + name);
        }
        Path statement = settings.data().path().resolve(name + ".sql");
        Files.writeString(statement, "CREATE DATABASE " + name + "\n");
        // Single-user mode reads statements from its standard input, one on each line.
        run(
                "sh",
                "-c",
                "exec \"$0\" --single -D \"$1\" postgres < \"$2\"",
                PostgresBinaries.program("postgres").toString(),
                directory().toString(),
                statement.toString());
        Files.delete(statement);
        Files.createFile(madeMarker(name));
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.add(
                program.equals("sh")
                        ? program
                        : PostgresBinaries.program(program).toString());
        command.addAll(List.of(arguments));
        ManagedProcess.run(new Command(program, command, log()).withPatience(PATIENCE));
    }

    /** Whether the server with this process id says that it is ready: the last line of its own lock file does. */
    boolean isReady(long pid) {
        try {
            List<String> lines = Files.readAllLines(directory().resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().trim().equals(Long.toString(pid))
                    && lines.get(7).trim().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }
}
