package dev.holdfast.controlplane.validation;

/** How a process came to its end. */
sealed interface ProcessOutcome {
    /** By itself; {@code errors} is the beginning of what it wrote to its error stream. */
    record Ended(int exitCode, String output, String errors) implements ProcessOutcome {}

    /** It was killed. */
    record TimedOut() implements ProcessOutcome {}
}
