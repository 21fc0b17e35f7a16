package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The routes of one worker, in whichever zones (reference: wrangler-api 8.2). */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/routes")
@Tag(name = "Routes")
@Authenticated
@RunOnVirtualThread
public class ScriptRouteResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final Routes routes;
    private final Publisher publisher;

    ScriptRouteResource(CurrentAccount current, Workers workers, Routes routes, Publisher publisher) {
        this.current = current;
        this.workers = workers;
        this.routes = routes;
        this.publisher = publisher;
    }

    @GET
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<List<RouteView>> listScriptRoutes(
            @PathParam("account") String account, @PathParam("script") String script) {
        return Envelope.of(routes.listOf(workers.require(current.id(), script)));
    }

    @PUT
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<List<RouteView>> replaceScriptRoutes(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @NotNull List<@NotNull @Valid NewRoute> wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            routes.replace(worker, wanted);
            return Envelope.of(routes.listOf(worker));
        });
    }
}
