package dev.holdfast.pod.sandbox;

import java.io.IOException;

/** Starts sandbox processes. */
@FunctionalInterface
public interface SandboxLauncher {
    /**
     * Starts a process and waits until it has connected; blocks.
     *
     * @param precedence of the process, from its first moment
     * @throws IOException when it does not start or does not connect in time; nothing of it is left then
     */
    SandboxProcess launch(Precedence precedence) throws IOException;
}
