package dev.holdfast.pod.cron;

import dev.holdfast.contract.ScheduleRun.Outcome;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.exchange.BodilessCaller;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.ResponseHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/** The end that waits for a run; tells once how it ended. */
final class ScheduledCaller extends BodilessCaller {
    private static final Failure NONE = new Failure(Cause.SCRIPT_THREW, "", "", "");
    private static final Failure EXCEEDED =
            Failures.of(Cause.CPU_LIMIT, "The scheduled run took longer than 15 minutes and was canceled.");

    private final BiConsumer<Outcome, Failure> ended;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Runnable cleanUp = () -> {};
    private final WaitingCallee callee = new WaitingCallee();

    /** @param ended gets a failure without text when the run succeeded */
    ScheduledCaller(BiConsumer<Outcome, Failure> ended) {
        this.ended = ended;
    }

    /** Set before the run begins. */
    void whenEnded(Runnable action) {
        cleanUp = action;
    }

    void answeredBy(Callee running) {
        callee.arrived(running);
    }

    /** It takes too long. */
    void exceeded() {
        if (end(Outcome.EXCEEDED_LIMIT, EXCEEDED)) {
            callee.cancel();
        }
    }

    @Override
    public void response(ResponseHead head) {
        var _ = end(Outcome.OK, NONE);
    }

    @Override
    public void failed(Failure failure) {
        var _ = end(outcome(failure.cause()), failure);
    }

    private boolean end(Outcome outcome, Failure failure) {
        if (!over.compareAndSet(false, true)) {
            return false;
        }
        cleanUp.run();
        ended.accept(outcome, failure);
        return true;
    }

    private static Outcome outcome(Cause cause) {
        return switch (cause) {
            case SCRIPT_THREW, SCRIPT_HUNG, STARTUP_FAILED, NO_HANDLER, OBJECT_RESET, LOOP_LIMIT -> Outcome.EXCEPTION;
            case CPU_LIMIT, MEMORY_LIMIT, WALL_LIMIT -> Outcome.EXCEEDED_LIMIT;
            case SANDBOX_LOST, OBJECT_MOVED, STORAGE_FAILED, OVERLOADED, NETWORK, REFUSED, INTERNAL ->
                Outcome.UNAVAILABLE;
        };
    }
}
