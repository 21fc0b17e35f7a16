package dev.holdfast.sandbox.engine;

import com.caoccao.javet.enums.V8RuntimeTerminationMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.exceptions.JavetTerminatedException;
import com.caoccao.javet.interop.V8Locker;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Module;
import com.caoccao.javet.values.reference.V8ValueObject;
import com.caoccao.javet.values.reference.V8ValuePromise;
import dev.holdfast.link.message.SandboxMessage.ExportedName;
import dev.holdfast.sandbox.border.BrokenIsolateException;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.border.Host;
import dev.holdfast.sandbox.border.ScriptTerminatedException;
import dev.holdfast.sandbox.module.Bundle;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * One isolate with one version's code. Between {@link #lock} and {@link #unlock} one thread may use it; only
 * {@link #terminate} and {@link #measure} may be called by any thread at any time.
 */
public final class Isolate {
    private static final long HEADROOM = 64L * 1024 * 1024;

    private final V8Engine engine;
    private final V8Runtime runtime;
    private final Entry entry;
    private final Helpers helpers;
    private final DynamicImports imports;
    private final SyntheticModules synthetic;
    private final AtomicBoolean outOfMemory = new AtomicBoolean();
    private final Object closing = new Object();
    private final ReadWriteLock gauging = new ReentrantReadWriteLock();
    private volatile boolean closed;
    private @Nullable V8Locker locker;

    private Isolate(V8Engine engine, V8Runtime runtime, Entry entry, Helpers helpers, SyntheticModules synthetic) {
        this.engine = engine;
        this.runtime = runtime;
        this.entry = entry;
        this.helpers = helpers;
        this.imports = new DynamicImports(entry);
        this.synthetic = synthetic;
    }

    /** A new isolate, locked by this thread, with the host's functions in place. */
    public static Isolate create(V8Engine engine, Host host) {
        V8Runtime runtime = engine.newRuntime();
        try {
            V8Locker locker = runtime.getV8Locker();
            V8ValueObject receiver = runtime.getGlobalObject().get("__holdfast");
            Helpers helpers = Helpers.install(runtime);
            runtime.allowEval(false);
            Entry entry = new Entry(runtime, receiver);
            SyntheticModules synthetic = new SyntheticModules(runtime, entry, helpers, receiver.get("builtinModules"));
            Isolate isolate = new Isolate(engine, runtime, entry, helpers, synthetic);
            isolate.locker = locker;
            runtime.setNearHeapLimitCallback(isolate::nearHeapLimit);
            entry.install(host, isolate.imports);
            ContinuationSlot.offer(runtime, entry);
            return isolate;
        } catch (JavetException e) {
            throw new BrokenIsolateException("the isolate cannot be prepared", e);
        }
    }

    public Entry entry() {
        return entry;
    }

    /**
     * Links and evaluates a version's modules.
     *
     * @throws StartupException when they do not link or throw
     * @throws ScriptTerminatedException when they were stopped
     */
    public List<ExportedName> start(Bundle bundle) throws StartupException {
        try {
            prepare(bundle);
            ModuleGraph graph = new ModuleGraph(runtime, entry, bundle, synthetic);
            V8Module main = graph.main();
            imports.use(graph);
            evaluate(main);
            V8Value namespace = main.getNamespace();
            return Exports.parse(entry.start(bundle.head(), namespace));
        } catch (JavetTerminatedException e) {
            throw new ScriptTerminatedException(e);
        } catch (JavetException e) {
            throw new BrokenIsolateException("the modules cannot be started", e);
        }
    }

    /**
     * Links and evaluates what script imported during the turn; to be called before the turn counts as over.
     *
     * @throws ScriptTerminatedException when they were stopped
     */
    public void runImports() {
        try {
            imports.run();
        } catch (JavetTerminatedException e) {
            throw new ScriptTerminatedException(e);
        } catch (JavetException e) {
            throw new BrokenIsolateException("a module cannot be imported", e);
        }
    }

    /** Stops what runs now; it throws {@link ScriptTerminatedException}. */
    public void terminate() {
        synchronized (closing) {
            if (!closed) {
                runtime.terminateExecution(V8RuntimeTerminationMode.Synchronous);
            }
        }
    }

    /**
     * Has the size measured, and what runs stopped once it is beyond the limit. While script runs, the figure arrives
     * when script next can be interrupted; otherwise the call may wait for whoever holds the lock.
     */
    public void measure(long limitBytes) {
        gauging.readLock().lock();
        try {
            if (!closed) {
                var _ = runtime.getV8HeapStatistics().thenAccept(statistics -> measured(statistics, limitBytes));
            }
        } finally {
            gauging.readLock().unlock();
        }
    }

    /** Lets script run again after a termination. */
    public void resume() {
        runtime.cancelTerminateExecution();
    }

    /**
     * Whether the heap came near its limit, or all that is held went beyond its own; then the isolate must be retired.
     */
    public boolean isOutOfMemory() {
        return outOfMemory.get();
    }

    public void lock() {
        try {
            if (locker == null) {
                locker = runtime.getV8Locker();
            }
        } catch (JavetException e) {
            throw new BrokenIsolateException("the isolate cannot be locked", e);
        }
    }

    public void unlock() {
        try {
            if (locker != null) {
                locker.close();
                locker = null;
            }
        } catch (JavetException e) {
            throw new BrokenIsolateException("the isolate cannot be unlocked", e);
        }
    }

    /** Frees the isolate, locked or not. */
    public void close() {
        closed = true;
        unlock();
        gauging.writeLock().lock();
        try {
            free();
        } finally {
            gauging.writeLock().unlock();
        }
    }

    private void free() {
        synchronized (closing) {
            engine.measured(this, 0);
            entry.close();
            try {
                runtime.close(true);
            } catch (JavetException e) {
                throw new BrokenIsolateException("the isolate cannot be closed", e);
            }
        }
    }

    private void prepare(Bundle bundle) throws StartupException {
        try {
            entry.prepare(bundle.head());
        } catch (BrokenIsolateException e) {
            throw StartupException.refused(String.valueOf(e.getCause().getMessage()));
        }
    }

    private void evaluate(V8Module main) throws JavetException, StartupException {
        try (V8ValuePromise promise = main.evaluate(true)) {
            helpers.watch(promise);
            imports.run();
            String outcome = helpers.outcome();
            if (outcome.isEmpty()) {
                throw new StartupException("Error", "Top-level await in module is unresolved.", "");
            }
            if (!outcome.equals("{}")) {
                throw Descriptions.startup(outcome);
            }
        }
    }

    private void measured(V8HeapStatistics statistics, long limitBytes) {
        long bytes = statistics.getUsedHeapSize() + statistics.getExternalMemory();
        synchronized (closing) {
            if (!closed) {
                engine.measured(this, bytes);
            }
        }
        if (bytes > limitBytes) {
            outOfMemory.set(true);
            terminate();
        }
    }

    private long nearHeapLimit(long current, long initial) {
        boolean first = outOfMemory.compareAndSet(false, true);
        terminate();
        return first ? current + HEADROOM : current;
    }
}
