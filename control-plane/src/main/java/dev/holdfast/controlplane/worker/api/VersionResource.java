package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.upload.UploadReader;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.DeploymentRepository;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.declaration.TransferLocks;
import dev.holdfast.controlplane.worker.deployment.Deployments;
import dev.holdfast.controlplane.worker.version.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Versions of a worker, and which of them are in service. */
@Path("/client/v4/accounts/{account}/workers")
@Tag(name = "Versions")
@Authenticated
@RunOnVirtualThread
public class VersionResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final WorkerViews views;
    private final VersionRepository versions;
    private final DeploymentRepository history;
    private final Deployments deployments;
    private final TransferLocks locks;
    private final Uploads uploads;
    private final UploadReader reader;
    private final Publisher publisher;

    VersionResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            WorkerViews views,
            VersionRepository versions,
            DeploymentRepository history,
            Deployments deployments,
            TransferLocks locks,
            Uploads uploads,
            UploadReader reader,
            Publisher publisher) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.views = views;
        this.versions = versions;
        this.history = history;
        this.deployments = deployments;
        this.locks = locks;
        this.uploads = uploads;
        this.reader = reader;
        this.publisher = publisher;
    }

    @GET
    @Path("/scripts/{script}/versions")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<VersionList> listVersions(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("100") int perPage) {
        WorkerEntity worker = workers.require(current.id(), script);
        List<VersionEntity> all = versions.listNewestFirst(worker.id);
        Page.Slice<VersionEntity> slice = Page.slice(all, page, perPage);
        return Envelope.of(
                new VersionList(slice.items().stream()
                        .map(each -> views.version(worker, each))
                        .toList()),
                slice.page());
    }

    @GET
    @Path("/scripts/{script}/versions/{version}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<VersionView> getVersion(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("version") String version) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(views.version(worker, versions.requireOfWorker(worker.id, version)));
    }

    @POST
    @Path("/scripts/{script}/versions")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<VersionView> uploadVersion(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) byte[] body) {
        Upload upload = reader.read(contentType, body);
        Uploads.Stored stored = uploads.add(current.id(), script, upload, author.get());
        return Envelope.of(
                views.version(stored.worker(), stored.version()),
                upload.metadata().remarks());
    }

    @GET
    @Path("/scripts/{script}/deployments")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<DeploymentView.All> listDeployments(
            @PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(new DeploymentView.All(history.listNewestFirst(worker.id).stream()
                .map(views::deployment)
                .toList()));
    }

    @GET
    @Path("/scripts/{script}/deployments/{deployment}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<DeploymentView> getDeployment(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("deployment") String deployment) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(views.deployment(history.requireOfWorker(worker.id, deployment)));
    }

    @POST
    @Path("/scripts/{script}/deployments")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<DeploymentView> deployVersions(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("force") @DefaultValue("false") boolean force,
            @Valid @NotNull NewDeployment wanted) {
        Author by = author.get();
        Map<UUID, Double> shares = shares(wanted);
        return publisher.change(() -> {
            locks.lock(current.id(), script, shares.keySet());
            return Envelope.of(views.deployment(deployments.deploy(
                    workers.require(current.id(), script),
                    shares,
                    Objects.requireNonNullElse(wanted.annotations(), Map.of()),
                    Optional.ofNullable(wanted.codeUpdateStrategy()),
                    by,
                    force)));
        });
    }

    private static Map<UUID, Double> shares(NewDeployment wanted) {
        if (!Objects.requireNonNullElse(wanted.strategy(), "percentage").equals("percentage")) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "There is no deployment strategy '%s'".formatted(wanted.strategy()));
        }
        Map<UUID, Double> shares = new LinkedHashMap<>();
        wanted.versions().forEach(each -> shares.put(each.versionId(), each.percentage()));
        return shares;
    }
}
