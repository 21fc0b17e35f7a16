package dev.holdfast.pod.sandbox;

import dev.holdfast.link.UnixSocketListener;
import dev.holdfast.pod.config.SandboxConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts the sandbox's launcher script, with a socket of its own and both output streams in a log file. The child gets
 * no variable of the pod's environment but those that name a Java runtime and the search path.
 */
public final class ProcessLauncher implements SandboxLauncher {
    private static final String[] PASSED_ON = {"HOLDFAST_JAVA_HOME", "JAVA_HOME", "PATH", "TMPDIR", "LANG", "LC_ALL"};

    private final SandboxConfig config;
    private final AtomicInteger lastNumber = new AtomicInteger();

    public ProcessLauncher(SandboxConfig config) {
        this.config = config;
    }

    @Override
    public SandboxProcess launch() throws IOException {
        Path directory = Files.createDirectories(config.directory().toAbsolutePath());
        int number = lastNumber.incrementAndGet();
        if (number == 1) {
            LeftBehind.remove(directory);
        }
        String name = LeftBehind.PREFIX + ProcessHandle.current().pid() + "-" + number;
        Path socket = SocketPath.in(directory, name + ".sock");
        Files.deleteIfExists(socket);
        try (UnixSocketListener listener = UnixSocketListener.open(socket)) {
            Process process = command(socket, directory.resolve(name + ".log")).start();
            try {
                return new ChildProcess(name, process, listener.accept(config.startTimeout()));
            } catch (IOException e) {
                process.destroyForcibly();
                throw new IOException("sandbox " + name + " did not connect; its log may say why", e);
            }
        } finally {
            SocketPath.leave(directory, socket);
        }
    }

    private ProcessBuilder command(Path socket, Path log) {
        ProcessBuilder builder = new ProcessBuilder(
                        config.command().toAbsolutePath().toString(), "serve", "--socket", socket.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().clear();
        for (String variable : PASSED_ON) {
            String value = System.getenv(variable);
            if (value != null) {
                builder.environment().put(variable, value);
            }
        }
        return builder;
    }
}
