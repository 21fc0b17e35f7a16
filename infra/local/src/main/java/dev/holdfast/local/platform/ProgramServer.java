package dev.holdfast.local.platform;

import dev.holdfast.local.process.Command;
import dev.holdfast.local.process.ManagedProcess;
import dev.holdfast.local.process.Readiness;
import dev.holdfast.local.server.ProcessServer;
import java.time.Duration;

/** One of Holdfast's own programs as a running server. */
final class ProgramServer extends ProcessServer {
    private static final Duration START = Duration.ofMinutes(2);

    private ProgramServer(int port, ManagedProcess process) {
        super(port, process, () -> {});
    }

    static ProgramServer start(int port, Command command, Readiness readiness) {
        ManagedProcess process = ManagedProcess.start(command);
        process.awaitReady(readiness, START);
        return new ProgramServer(port, process);
    }
}
