package dev.holdfast.pod.catalog;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Reads a published fact by its Redis key. */
@FunctionalInterface
public interface FactReader {
    /** The JSON at the key, if any; fails when it cannot be read. */
    CompletionStage<Optional<byte[]>> read(String key);
}
