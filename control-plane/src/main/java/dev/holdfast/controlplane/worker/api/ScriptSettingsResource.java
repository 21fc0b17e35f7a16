package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.UploadReader;
import dev.holdfast.controlplane.upload.WorkerSettingsRules;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.SubdomainSwitch;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import dev.holdfast.controlplane.worker.version.Revisions;
import dev.holdfast.controlplane.worker.version.Uploads;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Settings and address of one worker. */
@Path("/client/v4/accounts/{account}/workers")
@Tag(name = "Settings")
@Authenticated
@RunOnVirtualThread
public class ScriptSettingsResource {
    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final WorkerViews views;
    private final UploadReader reader;
    private final Revisions revisions;
    private final Uploads uploads;
    private final Publisher publisher;

    ScriptSettingsResource(
            CurrentAccount current,
            CurrentAuthor author,
            Workers workers,
            WorkerViews views,
            UploadReader reader,
            Revisions revisions,
            Uploads uploads,
            Publisher publisher) {
        this.current = current;
        this.author = author;
        this.reader = reader;
        this.revisions = revisions;
        this.uploads = uploads;
        this.workers = workers;
        this.views = views;
        this.publisher = publisher;
    }

    @GET
    @Path("/scripts/{script}/settings")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<SettingsView> getSettings(
            @PathParam("account") String account, @PathParam("script") String script) {
        return Envelope.of(views.settings(workers.require(current.id(), script)));
    }

    /** Replaces the settings that are given: a new version with the same code, in service at once. */
    @PATCH
    @Path("/scripts/{script}/settings")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SettingsView> patchSettings(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @HeaderParam("Content-Type") @DefaultValue("") @Parameter(hidden = true) String contentType,
            @RequestBody(content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA)) byte[] body) {
        JsonNode settings = reader.readSettings(contentType, body);
        Revisions.Revision revision = revisions.ofSettings(current.id(), script, settings);
        WorkerEntity worker =
                uploads.revise(current.id(), script, revision, author.get()).worker();
        return Envelope.of(views.settings(worker), revision.upload().metadata().remarks());
    }

    @GET
    @Path("/scripts/{script}/script-settings")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<ScriptSettingsView> getScriptSettings(
            @PathParam("account") String account, @PathParam("script") String script) {
        return Envelope.of(ScriptSettingsView.of(workers.require(current.id(), script).settings));
    }

    @PATCH
    @Path("/scripts/{script}/script-settings")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<ScriptSettingsView> patchScriptSettings(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @NotNull @RequestBody(content = @Content(schema = @Schema(implementation = Object.class)))
                    Map<String, JsonNode> changes) {
        Map<String, JsonNode> given = changes.entrySet().stream()
                .filter(entry -> entry.getValue() != null && !entry.getValue().isNull())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            workers.replaceSettings(worker, worker.settings.with(WorkerSettingsRules.checked(given)));
            return Envelope.of(ScriptSettingsView.of(worker.settings));
        });
    }

    @GET
    @Path("/scripts/{script}/subdomain")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<SubdomainSwitch> getScriptSubdomain(
            @PathParam("account") String account, @PathParam("script") String script) {
        return Envelope.of(state(workers.require(current.id(), script)));
    }

    @POST
    @Path("/scripts/{script}/subdomain")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SubdomainSwitch> switchScriptSubdomain(
            @PathParam("account") String account, @PathParam("script") String script, @NotNull SubdomainSwitch wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            boolean previews = Objects.requireNonNullElse(wanted.previewsEnabled(), worker.previewsEnabled);
            workers.switchSubdomain(current.get(), worker, wanted.enabled(), previews);
            return Envelope.of(state(worker));
        });
    }

    @DELETE
    @Path("/scripts/{script}/subdomain")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SubdomainSwitch> switchScriptSubdomainOff(
            @PathParam("account") String account, @PathParam("script") String script) {
        return switchScriptSubdomain(account, script, new SubdomainSwitch(false, false));
    }

    private static SubdomainSwitch state(WorkerEntity worker) {
        return new SubdomainSwitch(worker.subdomainEnabled, worker.previewsEnabled);
    }
}
