package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.pod.catalog.RunningVersion;

/** Where a sandbox's log lines go. */
@FunctionalInterface
public interface ScriptLog {
    /** Takes a line; never blocks. */
    void line(RunningVersion version, LogLine line);
}
