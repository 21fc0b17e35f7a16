package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.BindingChanges;
import dev.holdfast.controlplane.upload.JsonUploadReader;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.version.DerivedVersions;
import dev.holdfast.controlplane.worker.version.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of a worker that is named by its name or id, in JSON. */
@Path("/client/v4/accounts/{account}/workers/workers/{worker}/versions")
@Tag(name = "Versions")
@Authenticated
@RunOnVirtualThread
public class WorkerVersionResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final VersionRepository versions;
    private final DerivedVersions derived;
    private final JsonUploadReader reader;
    private final Uploads uploads;
    private final Publisher publisher;

    WorkerVersionResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            VersionRepository versions,
            DerivedVersions derived,
            JsonUploadReader reader,
            Uploads uploads,
            Publisher publisher) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.versions = versions;
        this.derived = derived;
        this.reader = reader;
        this.uploads = uploads;
        this.publisher = publisher;
    }

    @GET
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<WorkerVersionView>> listWorkerVersions(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("10") int perPage) {
        WorkerEntity worker = workers.requireByNameOrId(current.id(), nameOrId);
        return Page.of(
                versions.listNewestFirst(worker.id).stream()
                        .map(WorkerVersionView::of)
                        .toList(),
                page,
                perPage);
    }

    @GET
    @Path("/{version}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<WorkerVersionView> getWorkerVersion(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @PathParam("version") String version) {
        WorkerEntity worker = workers.requireByNameOrId(current.id(), nameOrId);
        return Envelope.of(WorkerVersionView.of(versions.requireOfWorker(worker.id, version)));
    }

    /**
     * Stores a version: its metadata as in an upload, and {@code modules} in base64.
     *
     * @param deploy whether it also goes into service at once
     */
    @POST
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<WorkerVersionView> createWorkerVersion(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @QueryParam("deploy") @DefaultValue("false") boolean deploy,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = Object.class))) JsonNode body) {
        Upload upload = reader.read(body);
        String name = workers.requireByNameOrId(current.id(), nameOrId).name;
        Uploads.Stored stored = deploy
                ? uploads.deploy(current.id(), name, upload, author.get())
                : uploads.add(current.id(), name, upload, author.get());
        return Envelope.of(
                WorkerVersionView.of(stored.version()), upload.metadata().remarks());
    }

    /** Makes a version out of the newest one, with other variables; it is not deployed. */
    @PATCH
    @Path("/latest")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<WorkerVersionView> patchLatestVersion(
            @PathParam("account") String account,
            @PathParam("worker") String nameOrId,
            @Valid @NotNull VersionPatch patch) {
        BindingChanges changes =
                BindingChanges.read(Objects.requireNonNullElseGet(patch.env(), JsonNodeFactory.instance::objectNode));
        Author by = author.get();
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChangeByNameOrId(current.id(), nameOrId);
            return Envelope.of(WorkerVersionView.of(derived.derive(worker, changes, annotations(patch), by)));
        });
    }

    private static Map<String, String> annotations(VersionPatch patch) {
        Map<String, String> given = new TreeMap<>(Map.of("workers/triggered_by", "secret"));
        Objects.requireNonNullElse(patch.annotations(), Map.<String, String>of())
                .forEach((name, text) -> {
                    if (text != null) {
                        given.put(name, text);
                    }
                });
        return given;
    }
}
