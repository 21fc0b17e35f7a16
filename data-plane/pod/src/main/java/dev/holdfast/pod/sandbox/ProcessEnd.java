package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.confinement.Cgroup;
import dev.holdfast.pod.exchange.Failures;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Finds out why a process ended that nobody ended. An engine that cannot get memory, or is asked for an array or a
 * string that is larger than any may be, writes a line and ends its process; a system out of memory kills it.
 */
final class ProcessEnd {
    private static final int LAST_WORDS = 16 * 1024;
    private static final int PATIENCE_MILLIS = 300;
    private static final List<String> OUT_OF_MEMORY = List.of(
            "process out of memory", "JavaScript out of memory", "JavaScript invalid size error", "OutOfMemoryError");

    private final CompletableFuture<Boolean> killedForMemory;
    private final Path log;

    /** Begins to wait for the end, and then removes the process's control group. */
    ProcessEnd(Process process, Path log, Cgroup cgroup) {
        this.log = log;
        this.killedForMemory = process.onExit().thenApply(ended -> {
            boolean killed = cgroup.ranOutOfMemory();
            cgroup.remove();
            return killed;
        });
    }

    /** The limit at which the process ended by itself, if it was one. Waits a little for the process to be gone. */
    Optional<Failure> exceededLimit() {
        boolean outOfMemory = wasKilledForMemory() || OUT_OF_MEMORY.stream().anyMatch(lastWords()::contains);
        return outOfMemory ? Optional.of(Failures.MEMORY) : Optional.empty();
    }

    private boolean wasKilledForMemory() {
        try {
            return killedForMemory.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    private String lastWords() {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - LAST_WORDS));
            byte[] words = new byte[(int) Math.min(file.length(), LAST_WORDS)];
            int count = file.read(words);
            return new String(words, 0, Math.max(0, count), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
