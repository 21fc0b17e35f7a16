package dev.holdfast.pod.invocation;

import dev.holdfast.contract.Outcome;
import dev.holdfast.link.message.Failure;

/** How an invocation counts that failed. */
final class Outcomes {
    private Outcomes() {}

    /** @param occasion what the invocation is about; an object's other events end with the one that took too long */
    static Outcome of(Failure.Cause cause, Occasion occasion) {
        return switch (cause) {
            case SCRIPT_THREW, SCRIPT_HUNG, STARTUP_FAILED, NO_HANDLER, LOOP_LIMIT, REFUSED -> Outcome.EXCEPTION;
            case CPU_LIMIT -> Outcome.EXCEEDED_CPU;
            case MEMORY_LIMIT -> Outcome.EXCEEDED_MEMORY;
            case WALL_LIMIT -> occasion instanceof Occasion.Alarm ? Outcome.EXCEEDED_WALL_TIME : Outcome.ABORTED;
            case OBJECT_RESET, OBJECT_MOVED -> Outcome.ABORTED;
            case OVERLOADED -> Outcome.LOAD_SHED;
            case SANDBOX_LOST, STORAGE_FAILED, NETWORK, INTERNAL -> Outcome.INTERNAL_ERROR;
        };
    }
}
