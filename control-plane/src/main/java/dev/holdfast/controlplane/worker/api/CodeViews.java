package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.upload.MultipartWriter;
import dev.holdfast.controlplane.upload.UploadedModule;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.version.ModuleStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** Shows code as wrangler downloads it. Called inside transactions. */
@ApplicationScoped
public class CodeViews {
    private final VersionRepository versions;
    private final ModuleStore modules;
    private final Ids ids;

    CodeViews(VersionRepository versions, ModuleStore modules, Ids ids) {
        this.versions = versions;
        this.modules = modules;
        this.ids = ids;
    }

    public Response newest(WorkerEntity worker) {
        return of(versions.findNewest(worker.id).orElseThrow(() -> Workers.unknown(worker.name)));
    }

    /** @throws dev.holdfast.controlplane.api.ApiException if the worker has no such version */
    Response of(WorkerEntity worker, String version) {
        return of(versions.requireOfWorker(worker.id, version));
    }

    /**
     * The version is its entity tag, with which an upload can say upon which one it was written. Source maps are left
     * out: older clients refuse their type.
     */
    private Response of(VersionEntity version) {
        List<UploadedModule> code = modules.files(version).stream()
                .filter(each -> each.type().isPresent())
                .toList();
        String boundary = ids.hex();
        return Response.ok(MultipartWriter.write(boundary, code))
                .type("multipart/form-data; boundary=" + boundary)
                .header("cf-entrypoint", version.facts.mainModule())
                .tag(version.id.toString())
                .build();
    }
}
