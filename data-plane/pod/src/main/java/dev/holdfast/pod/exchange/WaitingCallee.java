package dev.holdfast.pod.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a callee that is not there yet: keeps what the caller sends, in order, and hands it over when the callee
 * appears. What it keeps is bounded by the credit that a body has before the first grant.
 */
public final class WaitingCallee implements Callee {
    private final Object lock = new Object();
    private final List<Consumer<Callee>> kept = new ArrayList<>(0);
    private volatile boolean cancelled;
    private volatile @Nullable Callee callee;

    /** Whether the caller has gone; nothing needs to be started for it. */
    public boolean isCancelled() {
        return cancelled;
    }

    /** The callee is there. Called at most once. */
    public void arrived(Callee arrived) {
        synchronized (lock) {
            kept.forEach(step -> step.accept(arrived));
            kept.clear();
            callee = arrived;
        }
    }

    @Override
    public void chunk(byte[] bytes) {
        pass(next -> next.chunk(bytes));
    }

    @Override
    public void end() {
        pass(Callee::end);
    }

    @Override
    public void abort(String reason) {
        pass(next -> next.abort(reason));
    }

    @Override
    public void credit(int bytes) {
        pass(next -> next.credit(bytes));
    }

    @Override
    public void stopReading() {
        pass(Callee::stopReading);
    }

    @Override
    public void socketFrame(boolean text, boolean last, byte[] bytes) {
        pass(next -> next.socketFrame(text, last, bytes));
    }

    @Override
    public void socketClose(int code, String reason) {
        pass(next -> next.socketClose(code, reason));
    }

    @Override
    public void cancel() {
        cancelled = true;
        pass(Callee::cancel);
    }

    private void pass(Consumer<Callee> step) {
        Callee present = callee;
        if (present == null) {
            present = keepUnlessArrived(step);
        }
        if (present != null) {
            step.accept(present);
        }
    }

    private @Nullable Callee keepUnlessArrived(Consumer<Callee> step) {
        synchronized (lock) {
            if (callee == null) {
                kept.add(step);
            }
            return callee;
        }
    }
}
