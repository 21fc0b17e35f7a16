package dev.holdfast.sandbox.engine;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How V8 is set up, once per process.
 *
 * @param icuData data of ICU 77
 * @param nativeLibrary the unpacked library; empty: it is unpacked from the jar into the temporary folder
 * @param savedSnapshot where a snapshot may be; without a file there that fits, one is made at the start
 * @param maxHeapMegabytes hard limit of each isolate's heap, and of each WebAssembly memory
 */
public record EngineOptions(
        IcuData icuData, Optional<Path> nativeLibrary, SavedSnapshot savedSnapshot, int maxHeapMegabytes) {}
