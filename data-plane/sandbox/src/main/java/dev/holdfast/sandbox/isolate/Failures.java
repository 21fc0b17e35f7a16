package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Failure;

/** Failures that the sandbox itself finds, with the texts that programs know (reference: durable-objects 2.4). */
final class Failures {
    private Failures() {}

    static Failure cpuLimit(boolean object) {
        String message = object
                ? "Durable Object exceeded its CPU time limit and was reset."
                : "Worker exceeded CPU time limit.";
        return of(Failure.Cause.CPU_LIMIT, message);
    }

    static Failure memoryLimit(boolean object) {
        String message = object
                ? "Durable Object's isolate exceeded its memory limit and was reset."
                : "Worker has exceeded memory limit.";
        return of(Failure.Cause.MEMORY_LIMIT, message);
    }

    static Failure startupCpuLimit() {
        return of(Failure.Cause.STARTUP_FAILED, "Script startup exceeded CPU time limit.");
    }

    static Failure startupMemoryLimit() {
        return of(Failure.Cause.STARTUP_FAILED, "Script startup exceeded memory limits.");
    }

    static Failure hung() {
        return of(
                Failure.Cause.SCRIPT_HUNG,
                "The Workers runtime canceled this request because it detected that your Worker's code had hung and"
                        + " would never generate a response.");
    }

    static Failure criticalSectionTimeout() {
        return of(
                Failure.Cause.OBJECT_RESET,
                "A call to blockConcurrencyWhile() in a Durable Object waited for too long. The call was canceled and"
                        + " the Durable Object was reset.");
    }

    static Failure socketEventTimeout() {
        return of(Failure.Cause.OBJECT_RESET, "Actor exceeded event execution time and was disconnected.");
    }

    static Failure storageTimeout() {
        return of(
                Failure.Cause.STORAGE_FAILED,
                "Durable Object storage operation exceeded timeout which caused object to be reset.");
    }

    static Failure overloaded() {
        return of(Failure.Cause.OVERLOADED, "Durable Object is overloaded. Too many requests queued.");
    }

    static Failure commitTooLarge() {
        return of(Failure.Cause.STORAGE_FAILED, "Too much was written to storage without an intervening await.");
    }

    static Failure aborted(String message) {
        return of(Failure.Cause.OBJECT_RESET, message);
    }

    static Failure abortedEvent(String message) {
        return of(Failure.Cause.SCRIPT_THREW, message);
    }

    static Failure notHere() {
        return of(Failure.Cause.OBJECT_MOVED, "Network connection lost.");
    }

    static Failure internal(String reference) {
        return of(Failure.Cause.INTERNAL, "internal error; reference = " + reference);
    }

    private static Failure of(Failure.Cause cause, String message) {
        return new Failure(cause, "Error", message, "");
    }
}
