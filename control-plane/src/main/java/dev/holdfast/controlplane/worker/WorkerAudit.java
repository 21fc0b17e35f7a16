package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps changes of workers in the audit log. Called inside the transaction of the change. */
@ApplicationScoped
public class WorkerAudit {
    private static final String WORKER = "worker";

    private final AuditLog log;

    WorkerAudit(AuditLog log) {
        this.log = log;
    }

    public void created(WorkerEntity worker) {
        log.record(worker.accountId, AuditedChange.created(WORKER, worker.name, state(worker)));
    }

    void deleted(WorkerEntity worker) {
        log.record(worker.accountId, AuditedChange.deleted(WORKER, worker.name, state(worker)));
    }

    public void uploaded(WorkerEntity worker, VersionEntity version) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("worker", worker.name);
        state.put("number", version.number);
        state.put("etag", version.facts.etag());
        state.put("compatibility_date", version.facts.compatibilityDate());
        state.put(
                "bindings",
                version.facts.bindings().stream().map(WorkerBinding::name).toList());
        log.record(worker.accountId, AuditedChange.created("version", version.id.toString(), state));
    }

    public void deployed(WorkerEntity worker, DeploymentEntity deployment) {
        List<Share> versions = deployment.shares.stream()
                .map(each -> new Share(each.versionId.toString(), each.percentage))
                .toList();
        Object state = Map.of("worker", worker.name, "versions", versions, "source", deployment.source);
        log.record(worker.accountId, AuditedChange.created("deployment", deployment.id.toString(), state));
    }

    void settingsChanged(WorkerEntity worker, Object before, Object after) {
        log.record(worker.accountId, AuditedChange.updated("worker_settings", worker.name, before, after));
    }

    void addressSwitched(WorkerEntity worker, SubdomainSwitch before, SubdomainSwitch after) {
        log.record(worker.accountId, AuditedChange.updated("worker_subdomain", worker.name, before, after));
    }

    /** Cron triggers were replaced. */
    public void schedulesReplaced(WorkerEntity worker, List<String> before, List<String> after) {
        log.record(worker.accountId, AuditedChange.updated("worker_schedules", worker.name, before, after));
    }

    private record Share(String versionId, double percentage) {}

    private static Object state(WorkerEntity worker) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", worker.id);
        state.put("name", worker.name);
        state.put("migration_tag", worker.migrationTag);
        return state;
    }
}
