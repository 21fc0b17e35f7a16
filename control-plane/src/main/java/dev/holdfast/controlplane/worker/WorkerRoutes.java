package dev.holdfast.controlplane.worker;

import java.util.List;

/** Knows at which URLs of the account's own domains a worker answers. Called inside transactions. */
public interface WorkerRoutes {
    List<WorkerRoute> of(WorkerEntity worker);
}
