package dev.holdfast.local.process;

import java.io.IOException;

/** Signals that end processes. */
public enum Signal {
    TERM,
    INT,
    KILL;

    /** Sends {@code signal}; a process that is already gone is no error. */
    public static void send(long pid, Signal signal) {
        try {
            new ProcessBuilder("kill", "-" + signal.name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StartFailedException("The program kill cannot be executed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
