package dev.holdfast.local.platform;

import java.nio.file.Files;
import java.nio.file.Path;

/** The built programs of a checkout. */
record Artefacts(Path root) {
    Path controlPlane() {
        return built("control-plane/target/quarkus-app/quarkus-run.jar");
    }

    Path pod() {
        return built("data-plane/pod/target/quarkus-app/quarkus-run.jar");
    }

    Path sandbox() {
        return built("data-plane/sandbox/target/sandbox/bin/sandbox");
    }

    Path stripeSandbox() {
        return built("billing/target/stripe-sandbox/bin/stripe-sandbox");
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new UsageException(path + " is not built. Run ./holdfast up, which builds it.");
        }
        return file;
    }
}
