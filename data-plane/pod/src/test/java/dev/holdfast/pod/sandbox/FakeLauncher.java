package dev.holdfast.pod.sandbox;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Launches fake sandboxes that all run one script. */
public final class FakeLauncher implements SandboxLauncher {
    private final FakeSandbox.Script script;
    private final List<FakeSandbox> launched = new CopyOnWriteArrayList<>();

    public FakeLauncher(FakeSandbox.Script script) {
        this.script = script;
    }

    @Override
    public SandboxProcess launch(Precedence precedence) {
        FakeSandbox sandbox = new FakeSandbox("fake-" + launched.size(), script);
        launched.add(sandbox);
        return sandbox;
    }

    /** All that were ever launched, oldest first. */
    public List<FakeSandbox> launched() {
        return launched;
    }
}
