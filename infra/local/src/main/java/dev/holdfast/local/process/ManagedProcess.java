package dev.holdfast.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One child process whose output goes to a log file.
 *
 * <p>It is stopped in two stages: the stop signal of its command, and after {@link Command#patience()} a SIGKILL. Every
 * process is also stopped when this JVM ends in an orderly way, the youngest first; it outlives a JVM that is killed.
 * Safe for use by several threads.
 */
public final class ManagedProcess implements AutoCloseable {
    private final Command command;
    private final Process process;

    private ManagedProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
    }

    /** @throws StartFailedException when the program cannot be executed */
    public static ManagedProcess start(Command command) {
        RunningProcesses.ofThisJvm().requireOpen(command.name());
        try {
            LogFile.prepare(command.log());
            ProcessBuilder builder = new ProcessBuilder(OwnSession.of(command.arguments()))
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(command.log().toFile()));
            builder.environment().putAll(command.environment());
            ManagedProcess process = new ManagedProcess(command, builder.start());
            RunningProcesses.ofThisJvm().add(command.name(), process);
            return process;
        } catch (IOException e) {
            throw new StartFailedException(command.name() + " could not be executed: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until {@code ready} says so, asking a few times a second.
     *
     * @throws StartFailedException with the end of the log when the process ends first or time runs out; the process is
     *     then gone
     */
    public ManagedProcess awaitReady(Readiness ready, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!ready.isReady()) {
            if (!process.isAlive()) {
                throw failed("ended with exit code " + process.exitValue() + " while starting");
            }
            if (System.nanoTime() > deadline) {
                kill();
                throw failed("was not ready within " + timeout.toSeconds() + " s");
            }
            Pause.of(Duration.ofMillis(50));
        }
        return this;
    }

    private StartFailedException failed(String what) {
        close();
        return new StartFailedException(
                command.name() + " " + what + ". The end of " + command.log() + ":\n" + LogTail.of(command.log(), 30));
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public Path log() {
        return command.log();
    }

    /** Completes, with the exit code, when the process has ended for whatever reason. */
    public CompletableFuture<Integer> ended() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Ends the process at once, as a crash would (SIGKILL), and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
        forget();
    }

    /** Stops the process in two stages; returns when it is gone. */
    @Override
    public void close() {
        stop();
        forget();
    }

    private void stop() {
        if (!process.isAlive()) {
            return;
        }
        Signal.send(process.pid(), command.stopSignal());
        if (!await(command.patience())) {
            process.destroyForcibly();
            await(Duration.ofSeconds(10));
        }
    }

    private boolean await(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return false;
        }
    }

    private void forget() {
        RunningProcesses.ofThisJvm().remove(this);
    }

    /** Runs a short command to its end. @throws StartFailedException unless it exits with 0 in time */
    public static void run(Command command) {
        try (ManagedProcess process = start(command)) {
            if (!process.await(command.patience())) {
                throw process.failed("did not end within " + command.patience().toSeconds() + " s");
            }
            int code = process.process.exitValue();
            if (code != 0) {
                throw process.failed("ended with exit code " + code);
            }
        } catch (UncheckedIOException e) {
            throw new StartFailedException(command.name() + " failed: " + e.getMessage(), e);
        }
    }
}
