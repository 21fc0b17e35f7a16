package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.config.SandboxConfig;
import dev.holdfast.pod.time.Timers;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a process and waits for its hello. */
final class SandboxStarter {
    private final SandboxLauncher launcher;
    private final SandboxHooks hooks;
    private final SandboxConfig config;
    private final Timers timers;

    SandboxStarter(SandboxLauncher launcher, SandboxHooks hooks, SandboxConfig config, Timers timers) {
        this.launcher = launcher;
        this.hooks = hooks;
        this.config = config;
        this.timers = timers;
    }

    /** Blocks until the sandbox has said hello. */
    Sandbox start(Precedence precedence) {
        SandboxProcess process = launch(precedence);
        Sandbox sandbox = new Sandbox(process, hooks, SandboxLimits.of(config), timers);
        try {
            Sandbox ready = sandbox.start().get(config.startTimeout().toMillis(), TimeUnit.MILLISECONDS);
            hooks.counters().started();
            return ready;
        } catch (ExecutionException | TimeoutException e) {
            process.kill();
            throw new NoSandboxException("sandbox " + process.name() + " did not say hello", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.kill();
            throw new NoSandboxException("interrupted", e);
        }
    }

    private SandboxProcess launch(Precedence precedence) {
        try {
            return launcher.launch(precedence);
        } catch (IOException e) {
            throw new NoSandboxException("the sandbox does not start", e);
        }
    }
}
