package dev.holdfast.local.server;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import dev.holdfast.local.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Redis 7 that answers a write only after it is on disk: append-only file, fsync always, no snapshots. */
public final class RedisServer extends ProcessServer {
    private static final Duration START = Duration.ofMinutes(5);

    /** @param port 0 picks a free one */
    public record Settings(int port, DataDirectory data) {
        public static Settings temporary() {
            return new Settings(0, DataDirectory.createTemporary());
        }
    }

    private final Settings settings;

    private RedisServer(Settings settings, ManagedProcess process) {
        super(settings.port(), process, settings.data()::release);
        this.settings = settings;
    }

    /**
     * @throws dev.holdfast.local.process.StartFailedException when it cannot serve within five minutes: it may have
     *     much to load
     */
    public static RedisServer start(Settings settings) {
        Settings bound = new Settings(Ports.orFree(settings.port()), settings.data());
        bound.data().create();
        Path directory = bound.data().path();
        ManagedProcess process = ManagedProcess.start(new Command(
                "redis", arguments(bound.port(), directory), bound.data().logs().resolve("redis.log")));
        process.awaitReady(() -> RedisPing.answers(bound.port()), START);
        return new RedisServer(bound, process);
    }

    private static List<String> arguments(int port, Path directory) {
        return List.of(
                RedisBinary.locate().toString(),
                "--bind",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--dir",
                directory.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "always",
                "--save",
                "",
                "--daemonize",
                "no");
    }

    /** Starts it once more on the same port with the same data, for instance after {@link #kill()}. */
    public RedisServer startAgain() {
        return start(settings);
    }

    public String url() {
        return "redis://127.0.0.1:" + settings.port();
    }
}
