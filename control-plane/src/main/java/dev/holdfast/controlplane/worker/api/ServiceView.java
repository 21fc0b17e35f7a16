package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.worker.WorkerEntity;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A worker as the services route shows it; the only environment is the production one. */
@Schema(name = "Service")
public record ServiceView(String id, Instant createdOn, Instant modifiedOn, Environment defaultEnvironment) {

    /** The one environment. */
    @Schema(name = "ServiceEnvironment")
    public record Environment(String environment, Instant createdOn, Instant modifiedOn, ScriptView script) {}

    static ServiceView of(WorkerEntity worker, ScriptView script) {
        return new ServiceView(
                worker.name,
                worker.createdOn,
                worker.modifiedOn,
                new Environment("production", worker.createdOn, worker.modifiedOn, script));
    }
}
