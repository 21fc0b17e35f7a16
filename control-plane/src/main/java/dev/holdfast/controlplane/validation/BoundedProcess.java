package dev.holdfast.controlplane.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Runs a process with bytes for its input, and neither lets it run nor lets it talk without end. What it runs is
 * hostile: of this process's environment it sees only where Java is and the search path, no password and no key.
 */
final class BoundedProcess {
    private static final Logger LOG = Logger.getLogger(BoundedProcess.class);
    private static final List<String> KNOWN_VARIABLES = List.of("HOLDFAST_JAVA_HOME", "JAVA_HOME", "PATH");
    private static final Executor PARENT = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("validation-parent").factory());
    private static final int MOST_OUTPUT = 1 << 20;
    private static final int MOST_ERRORS = 1 << 14;

    private BoundedProcess() {}

    static ProcessOutcome run(List<String> command, Map<String, String> environment, byte[] input, Duration timeout) {
        Process process = start(command, environment);
        try {
            var output = readAside(process.getInputStream(), MOST_OUTPUT);
            var errors = readAside(process.getErrorStream(), MOST_ERRORS);
            Thread.startVirtualThread(() -> feed(process, input));
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new ProcessOutcome.TimedOut();
            }
            return new ProcessOutcome.Ended(process.exitValue(), output.join(), errors.join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new ProcessOutcome.TimedOut();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** On a thread that does not end before the process: Linux would end a confined one together with it. */
    private static Process start(List<String> command, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().retainAll(KNOWN_VARIABLES);
        builder.environment().putAll(environment);
        return CompletableFuture.supplyAsync(() -> started(builder), PARENT).join();
    }

    private static Process started(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + builder.command().getFirst(), e);
        }
    }

    private static void feed(Process process, byte[] input) {
        try (OutputStream out = process.getOutputStream()) {
            out.write(input);
        } catch (IOException e) {
            LOG.debug("The process ended before it had read its input", e);
        }
    }

    private static CompletableFuture<String> readAside(InputStream in, int most) {
        CompletableFuture<String> text = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try (in) {
                String head = new String(in.readNBytes(most), StandardCharsets.UTF_8);
                in.skip(Long.MAX_VALUE);
                text.complete(head);
            } catch (IOException e) {
                text.complete("");
            }
        });
        return text;
    }
}
