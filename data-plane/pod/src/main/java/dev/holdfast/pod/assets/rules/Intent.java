package dev.holdfast.pod.assets.rules;

import dev.holdfast.contract.AssetFile;

/** What a path leads to. */
sealed interface Intent {
    /** A file is there. */
    record Serve(AssetFile file, int status) implements Intent {}

    /** The file is at another path. */
    record Elsewhere(String path) implements Intent {}
}
