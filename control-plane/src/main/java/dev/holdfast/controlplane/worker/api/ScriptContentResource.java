package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.upload.UploadReader;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.version.Revisions;
import dev.holdfast.controlplane.worker.version.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The code of a worker: {@code multipart/form-data} without an envelope (reference: wrangler-api 14, 18). */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class ScriptContentResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final CodeViews code;
    private final Revisions revisions;
    private final Uploads uploads;
    private final UploadReader reader;

    ScriptContentResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            CodeViews code,
            Revisions revisions,
            Uploads uploads,
            UploadReader reader) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.code = code;
        this.revisions = revisions;
        this.uploads = uploads;
        this.reader = reader;
    }

    @GET
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @Requires(Permission.WORKERS_READ)
    public Response downloadScript(@PathParam("account") String account, @PathParam("script") String script) {
        return code.newest(workers.require(current.id(), script));
    }

    @GET
    @Path("/content")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @Requires(Permission.WORKERS_READ)
    public Response downloadContent(@PathParam("account") String account, @PathParam("script") String script) {
        return code.newest(workers.require(current.id(), script));
    }

    /** @param version whose code; absent: the newest one's */
    @GET
    @Path("/content/v2")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @Requires(Permission.WORKERS_READ)
    public Response downloadVersionContent(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("version") @Nullable String version) {
        WorkerEntity worker = workers.require(current.id(), script);
        return version == null ? code.newest(worker) : code.of(worker, version);
    }

    /** Replaces the code alone; settings, bindings and secrets stay. */
    @PUT
    @Path("/content")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<UploadView> replaceContent(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) byte[] body) {
        Revisions.Revision revision = revisions.ofContent(current.id(), script, reader.readContent(contentType, body));
        Uploads.Stored stored = uploads.revise(current.id(), script, revision, author.get());
        return Envelope.of(UploadView.of(stored));
    }
}
