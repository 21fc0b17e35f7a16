package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.worker.WorkerEntity;
import java.time.Instant;

/**
 * A worker that was searched for.
 *
 * @param id the worker's permanent id
 */
public record FoundScript(
        String id,
        String scriptName,
        String scriptTag,
        String serviceName,
        String environmentName,
        boolean environmentIsDefault,
        Instant createdOn,
        Instant modifiedOn) {
    static FoundScript of(WorkerEntity worker) {
        return new FoundScript(
                worker.id,
                worker.name,
                worker.id,
                worker.name,
                "production",
                true,
                worker.createdOn,
                worker.modifiedOn);
    }
}
