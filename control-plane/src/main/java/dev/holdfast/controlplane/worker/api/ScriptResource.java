package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.upload.UploadReader;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.References;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerName;
import dev.holdfast.controlplane.worker.WorkerRepository;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.version.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Workers as scripts: list, deploy by upload, delete. */
@Path("/client/v4/accounts/{account}/workers")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class ScriptResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final WorkerRepository repository;
    private final WorkerViews views;
    private final References references;
    private final Uploads uploads;
    private final UploadReader reader;
    private final Publisher publisher;

    ScriptResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            WorkerRepository repository,
            WorkerViews views,
            References references,
            Uploads uploads,
            UploadReader reader,
            Publisher publisher) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.repository = repository;
        this.views = views;
        this.references = references;
        this.uploads = uploads;
        this.reader = reader;
        this.publisher = publisher;
    }

    @GET
    @Path("/scripts")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<ScriptView>> listScripts(@PathParam("account") String account) {
        return Envelope.of(repository.listOfAccount(current.id()).stream()
                .filter(WorkerEntity::hasVersion)
                .map(each -> views.script(current.get(), each))
                .toList());
    }

    @GET
    @Path("/services/{script}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<ServiceView> getService(@PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.requireService(current.id(), script);
        return Envelope.of(ServiceView.of(worker, views.script(current.get(), worker)));
    }

    /** @param base entity tag of the code upon which this was written: refused if there is a newer version */
    @PUT
    @Path("/scripts/{script}")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<UploadView> deployScript(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @HeaderParam("If-Match") @Nullable String base,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) byte[] body) {
        WorkerName.checked(script);
        Upload upload = reader.read(contentType, body);
        Uploads.Stored stored = base == null
                ? uploads.deploy(current.id(), script, upload, author.get())
                : uploads.deployUpon(base.replace("\"", ""), current.id(), script, upload, author.get());
        return Envelope.of(UploadView.of(stored), upload.metadata().remarks());
    }

    @DELETE
    @Path("/scripts/{script}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<Nothing> deleteScript(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            List<String> lost = workers.delete(current.get(), worker, force);
            return Envelope.of(
                    new Nothing(),
                    lost.stream()
                            .map("The objects of class '%s' are deleted with it"::formatted)
                            .toList());
        });
    }

    @DELETE
    @Path("/services/{script}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<Nothing> deleteService(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("force") @DefaultValue("false") boolean force) {
        return deleteScript(account, script, force);
    }

    @GET
    @Path("/scripts/{script}/references")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<ReferencesView> listReferences(
            @PathParam("account") String account, @PathParam("script") String script) {
        WorkerEntity worker = workers.require(current.id(), script);
        return Envelope.of(ReferencesView.of(worker, references.of(worker), references.servicesOf(worker)));
    }

    @GET
    @Path("/tails/by-consumer/{script}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<Nothing>> listTailProducers(
            @PathParam("account") String account, @PathParam("script") String script) {
        workers.require(current.id(), script);
        return Envelope.of(List.of());
    }
}
