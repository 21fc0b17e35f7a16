package dev.holdfast.pod.sandbox;

import dev.holdfast.link.Link;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** A child process of the pod. */
record ChildProcess(String name, Process process, Link link) implements SandboxProcess {
    @Override
    public long processId() {
        return process.pid();
    }

    @Override
    public OptionalLong residentBytes() {
        return ProcessMemory.residentBytes(process.pid());
    }

    @Override
    public OptionalLong cpuMillis() {
        Optional<Duration> used = process.info().totalCpuDuration();
        return used.map(duration -> OptionalLong.of(duration.toMillis())).orElse(OptionalLong.empty());
    }

    @Override
    public void kill() {
        process.destroyForcibly();
    }
}
