package dev.holdfast.sandbox.engine;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.holdfast.sandbox.border.BrokenIsolateException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * V8, started once per process, and the snapshot from which every isolate begins. Safe for several threads, of which
 * none may be virtual.
 */
public final class V8Engine {
    private static final int WASM_PAGES_PER_MEGABYTE = 16;

    private final V8Host host;
    private final byte[] snapshot;
    private final Map<Object, Long> measured = new ConcurrentHashMap<>();

    private V8Engine(V8Host host, byte[] snapshot) {
        this.host = host;
        this.snapshot = snapshot;
    }

    /**
     * Loads the library, and the snapshot from its file; else makes it by running the runtime script.
     *
     * @throws IllegalArgumentException when a file is missing or {@link IcuData} cannot be used
     */
    public static V8Engine start(EngineOptions options, String runtimeScript) {
        options.nativeLibrary().ifPresent(V8Engine::useLibrary);
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(
                options.icuData().forEngine(System.getenv()).toString());
        V8RuntimeOptions.V8_FLAGS.setCustomFlags(
                "--max-heap-size=" + options.maxHeapMegabytes() + " --wasm-max-mem-pages="
                        + options.maxHeapMegabytes() * WASM_PAGES_PER_MEGABYTE
                        + " --single-threaded-gc --stack-size=2000");
        V8Host host = V8Host.getV8I18nInstance();
        byte[] snapshot = options.savedSnapshot().read(runtimeScript).orElseGet(() -> snapshot(host, runtimeScript));
        return new V8Engine(host, snapshot);
    }

    /** Writes the snapshot to a file for processes that start later with the same script. */
    public void save(SavedSnapshot file, String runtimeScript) throws IOException {
        file.write(runtimeScript, snapshot);
    }

    /** A new runtime with the runtime script already evaluated. */
    V8Runtime newRuntime() {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(snapshot);
        try {
            return prepared(host, options);
        } catch (JavetException e) {
            throw new BrokenIsolateException("no isolate could be made", e);
        }
    }

    /** Memory that the engine holds for all isolates, as far as known without asking any of them. */
    public long heapBytes() {
        return measured.values().stream().mapToLong(Long::longValue).sum();
    }

    /** An isolate tells what its heap holds; 0 when it is gone. */
    void measured(Object isolate, long bytes) {
        if (bytes == 0) {
            measured.remove(isolate);
        } else {
            measured.put(isolate, bytes);
        }
    }

    private static byte[] snapshot(V8Host host, String runtimeScript) {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = prepared(host, options)) {
            runtime.getExecutor(runtimeScript)
                    .setResourceName("holdfast:runtime")
                    .executeVoid();
            return runtime.createSnapshot();
        } catch (JavetException e) {
            throw new BrokenIsolateException("the runtime script does not run", e);
        }
    }

    private static V8Runtime prepared(V8Host host, V8RuntimeOptions options) throws JavetException {
        V8Runtime runtime = host.createV8Runtime(true, options);
        runtime.setLogger(new QuietLogger());
        runtime.setPromiseRejectCallback((event, promise, value) -> {});
        return runtime;
    }

    private static void useLibrary(Path library) {
        requireFile(library);
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return library.toAbsolutePath().getParent().toFile();
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                return false;
            }
        });
    }

    static void requireFile(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new IllegalArgumentException("no such file: " + path);
        }
    }
}
