package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import dev.holdfast.link.message.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A child process of the pod.
 *
 * @param process as the pod started it: what confines it, or the engine itself
 * @param engine the process that runs script
 */
record ChildProcess(
        String name, Process process, ProcessHandle engine, Link link, ProcessEnd end, Precedence precedence)
        implements SandboxProcess {
    @Override
    public long processId() {
        return engine.pid();
    }

    @Override
    public OptionalLong residentBytes() {
        return ProcessMemory.residentBytes(engine.pid());
    }

    @Override
    public OptionalLong cpuMillis() {
        Optional<Duration> used = engine.info().totalCpuDuration();
        return used.map(duration -> OptionalLong.of(duration.toMillis())).orElse(OptionalLong.empty());
    }

    @Override
    public Optional<Failure> exceededLimit() {
        return end.exceededLimit();
    }

    @Override
    public void kill() {
        engine.destroyForcibly();
        process.destroyForcibly();
    }
}
