package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.SandboxMessage.ExportedName;
import dev.holdfast.sandbox.border.BrokenIsolateException;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.border.Host;
import dev.holdfast.sandbox.border.ScriptTerminatedException;
import dev.holdfast.sandbox.engine.Isolate;
import dev.holdfast.sandbox.engine.StartupException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Holds the isolate of a version, and runs turns in it: calls into script, each with a budget of CPU time. An isolate
 * that exceeds a limit or breaks is retired with everything in it; the next start makes a new one.
 */
final class TurnRunner {
    private static final Logger LOG = Logger.getLogger(TurnRunner.class.getName());

    private final Version version;
    private final Watchdog watchdog;
    private final MemoryGauge gauge;
    private final Watchdog.Meter meter;
    private @Nullable Isolate isolate;
    private boolean stopRequested;

    /** Why an isolate was retired. */
    enum Fault {
        CPU,
        MEMORY,
        BROKEN
    }

    TurnRunner(Version version, Watchdog watchdog, MemoryGauge gauge) {
        this.version = version;
        this.watchdog = watchdog;
        this.gauge = gauge;
        this.meter = watchdog.meter(version.number());
    }

    boolean isStarted() {
        return isolate != null;
    }

    /** A started version. */
    record Started(int startupMillis, List<ExportedName> exports) {}

    /**
     * Makes an isolate and evaluates the version's modules.
     *
     * @throws StartupFailure when they do not run; there is no isolate then
     */
    Started start(Host host) throws StartupFailure {
        Isolate started = create(host);
        meter.rest();
        gauge.watch(started, version.heapLimitBytes(), meter);
        isolate = started;
        CpuBudget budget = new CpuBudget(version.startupMillis());
        meter.begin(budget.leftNanos(), started::terminate);
        Optional<Failure> failure = Optional.empty();
        List<ExportedName> exports = List.of();
        try {
            exports = started.start(version.bundle());
        } catch (StartupException e) {
            failure = Optional.of(e.failure());
        } catch (ScriptTerminatedException | BrokenIsolateException e) {
            failure = Optional.of(limit(started).orElseGet(() -> broken(e)));
        } finally {
            budget.spend(meter.end());
        }
        if (failure.isPresent()) {
            retire();
            throw new StartupFailure(failure.get());
        }
        return new Started((int) (budget.report() / 1000), exports);
    }

    /**
     * Runs one turn.
     *
     * @return empty, or why the isolate cannot be used any longer; the caller retires it
     */
    Optional<Fault> run(CpuBudget budget, Consumer<Entry> work) {
        Isolate current = isolate;
        if (current == null) {
            return Optional.empty();
        }
        Optional<Fault> fault = Optional.empty();
        meter.begin(budget.leftNanos(), current::terminate);
        try {
            work.accept(current.entry());
            current.runImports();
        } catch (ScriptTerminatedException e) {
            LOG.log(Level.FINE, "script was terminated", e);
        } catch (BrokenIsolateException e) {
            LOG.log(Level.SEVERE, "an isolate broke", e);
            fault = Optional.of(Fault.BROKEN);
        }
        budget.spend(meter.end());
        if (current.isOutOfMemory()) {
            return Optional.of(Fault.MEMORY);
        }
        if (meter.isExceeded()) {
            return Optional.of(Fault.CPU);
        }
        if (stopRequested) {
            stopRequested = false;
            current.resume();
        }
        return fault;
    }

    /** Ends the current turn without blame; called in the middle of it. */
    void stopTurn() {
        Isolate current = isolate;
        if (current != null) {
            stopRequested = true;
            current.terminate();
        }
    }

    /** The current turn waits, which counts neither as work nor as sleep; called in the middle of it. */
    void pause() {
        meter.pause();
    }

    /** The current turn goes on. */
    void goOn() {
        meter.goOn();
    }

    /** Frees the isolate. */
    void retire() {
        Isolate current = isolate;
        isolate = null;
        stopRequested = false;
        if (current != null) {
            gauge.forget(current);
            current.close();
        }
    }

    void lock() {
        if (isolate != null) {
            isolate.lock();
        }
    }

    void unlock() {
        meter.rest();
        if (isolate != null) {
            isolate.unlock();
        }
    }

    /** Has the size of the isolate measured between turns. */
    void measure() {
        if (isolate != null) {
            isolate.lock();
            isolate.measure(version.heapLimitBytes());
        }
    }

    /** Whether the isolate held more than it may when it was measured. */
    boolean isTooLarge() {
        return isolate != null && isolate.isOutOfMemory();
    }

    /** No more turns will come. */
    void close() {
        retire();
        watchdog.forget(meter);
    }

    private Isolate create(Host host) throws StartupFailure {
        try {
            return Isolate.create(version.engine(), host);
        } catch (BrokenIsolateException e) {
            throw new StartupFailure(broken(e));
        }
    }

    private Optional<Failure> limit(Isolate started) {
        if (started.isOutOfMemory()) {
            return Optional.of(Failures.startupMemoryLimit());
        }
        return meter.isExceeded() ? Optional.of(Failures.startupCpuLimit()) : Optional.empty();
    }

    private static Failure broken(RuntimeException e) {
        String reference = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "an isolate broke while it started, reference " + reference, e);
        return Failures.internal(reference);
    }
}
