package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.worker.SubdomainSwitch;
import dev.holdfast.controlplane.worker.WorkerBinding;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRoute;
import dev.holdfast.controlplane.worker.WorkerRoutes;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * A worker in its environment, of which each has one, {@code production}: what wrangler downloads when it takes a
 * worker over that was changed in the dashboard (reference: wrangler-api 14).
 */
@Path("/client/v4/accounts/{account}/workers/services/{script}/environments/{environment}")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class ServiceEnvironmentResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final WorkerViews views;
    private final CodeViews code;
    private final WorkerRoutes routes;

    ServiceEnvironmentResource(
            CurrentAccount current, Workers workers, WorkerViews views, CodeViews code, WorkerRoutes routes) {
        this.current = current;
        this.workers = workers;
        this.views = views;
        this.code = code;
        this.routes = routes;
    }

    @GET
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<ServiceView.Environment> getEnvironment(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("environment") String environment) {
        WorkerEntity worker = worker(script, environment);
        return Envelope.of(
                ServiceView.of(worker, views.script(current.get(), worker)).defaultEnvironment());
    }

    @GET
    @Path("/bindings")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<WorkerBinding>> listEnvironmentBindings(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("environment") String environment) {
        return Envelope.of(views.settings(worker(script, environment)).bindings());
    }

    @GET
    @Path("/routes")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<WorkerRoute>> listEnvironmentRoutes(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("environment") String environment) {
        return Envelope.of(routes.of(worker(script, environment)));
    }

    @GET
    @Path("/subdomain")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<SubdomainSwitch> getEnvironmentSubdomain(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("environment") String environment) {
        WorkerEntity worker = worker(script, environment);
        return Envelope.of(new SubdomainSwitch(worker.subdomainEnabled, worker.previewsEnabled));
    }

    @GET
    @Path("/content/v2")
    @Transactional
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.MULTIPART_FORM_DATA))
    @Requires(Permission.WORKERS_READ)
    public Response downloadEnvironmentContent(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @PathParam("environment") String environment) {
        return code.newest(worker(script, environment));
    }

    private WorkerEntity worker(String script, String environment) {
        WorkerEntity worker = workers.requireService(current.id(), script);
        if (!environment.equals("production")) {
            throw new ApiException(
                    ErrorCause.SERVICE_UNKNOWN,
                    "This Worker has no environment '%s', only production".formatted(environment));
        }
        return worker;
    }
}
