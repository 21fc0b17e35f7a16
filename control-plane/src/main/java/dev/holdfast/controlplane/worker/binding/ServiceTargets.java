package dev.holdfast.controlplane.worker.binding;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.validation.ValidationReport;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where bindings of services lead: to workers of the same account, and to what their code exports. */
@ApplicationScoped
public class ServiceTargets {
    private final WorkerRepository workers;
    private final DeploymentRepository deployments;
    private final VersionRepository versions;

    ServiceTargets(WorkerRepository workers, DeploymentRepository deployments, VersionRepository versions) {
        this.workers = workers;
        this.deployments = deployments;
        this.versions = versions;
    }

    /**
     * Checks a binding of a worker, stored or about to be created. Whether its own code exports an entrypoint is not
     * known yet: see {@link #requireOwn}.
     */
    void require(WorkerEntity worker, WorkerBinding.Service binding) {
        if (binding.service().equals(worker.name)) {
            return;
        }
        WorkerEntity target = workers.findByName(worker.accountId, binding.service())
                .orElseThrow(() -> new ApiException(
                        ErrorCause.SERVICE_NOT_FOUND,
                        ("Could not resolve service binding '%s'. Target script '%s' not found. Please verify the target"
                                        + " script and try again.")
                                .formatted(binding.name(), binding.service())));
        List<ValidationReport.Export> exports = deployments.findNewest(target.id).stream()
                .flatMap(deployment -> deployment.shares.stream())
                .flatMap(share -> versions.findById(share.versionId).facts.exports().stream())
                .toList();
        requireExport(binding, exports);
    }

    /** Checks the bindings of a worker that lead to itself, when its code was started. */
    public static void requireOwn(WorkerEntity worker, List<WorkerBinding> bindings, ValidationReport report) {
        for (WorkerBinding each : bindings) {
            if (each instanceof WorkerBinding.Service binding
                    && binding.service().equals(worker.name)) {
                requireExport(binding, report.exports());
            }
        }
    }

    private static void requireExport(WorkerBinding.Service binding, List<ValidationReport.Export> exports) {
        String entrypoint = binding.entrypoint();
        if (entrypoint == null
                || exports.stream()
                        .anyMatch(each ->
                                each.name().equals(entrypoint) && !each.kind().equals("other"))) {
            return;
        }
        throw new ApiException(
                ErrorCause.SERVICE_ENTRYPOINT_NOT_FOUND,
                ("Could not resolve service binding '%s'. Target script '%s' has no entrypoint '%s'. Please verify the"
                                + " target script and try again.")
                        .formatted(binding.name(), binding.service(), entrypoint));
    }
}
