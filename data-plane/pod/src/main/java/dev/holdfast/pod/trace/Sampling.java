package dev.holdfast.pod.trace;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.Observability;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RunningVersion;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Chooses invocations as the owners of workers ask for; none while it is not known what they ask for. */
public record Sampling(Catalog catalog) {
    /** Whether an invocation of the version's worker is chosen. */
    public boolean chooses(RunningVersion version) {
        CompletableFuture<Optional<ActiveDeployment>> found = catalog.deployment(version.workerId());
        if (!found.isDone() || found.isCompletedExceptionally()) {
            return false;
        }
        Optional<ActiveDeployment> deployment = found.join();
        return deployment.isPresent() && chooses(deployment.get().observability());
    }

    private static boolean chooses(Observability asked) {
        return asked.enabled() && ThreadLocalRandom.current().nextDouble() < asked.headSamplingRate();
    }
}
