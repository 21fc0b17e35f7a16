package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The routes in a zone, whichever workers they lead to (reference: wrangler-api 8.3). */
@Path("/client/v4/zones/{zone}/workers/routes")
@Tag(name = "Routes")
@Authenticated
@RunOnVirtualThread
public class ZoneRouteResource {
    private final CurrentAccount current;
    private final Zones zones;
    private final Routes routes;
    private final Workers workers;
    private final Publisher publisher;

    ZoneRouteResource(CurrentAccount current, Zones zones, Routes routes, Workers workers, Publisher publisher) {
        this.current = current;
        this.zones = zones;
        this.routes = routes;
        this.workers = workers;
        this.publisher = publisher;
    }

    @GET
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<List<RouteView>> listZoneRoutes(@PathParam("zone") String zone) {
        return Envelope.of(routes.listOf(zones.require(current.id(), zone)));
    }

    @POST
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<RouteView> createZoneRoute(@PathParam("zone") String zone, @Valid @NotNull NewZoneRoute wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = worker(wanted);
            ZoneEntity in = zones.require(current.id(), zone);
            return Envelope.of(routes.view(routes.add(in, worker, wanted.pattern()), in));
        });
    }

    @GET
    @Path("/{route}")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<RouteView> getZoneRoute(@PathParam("zone") String zone, @PathParam("route") String route) {
        ZoneEntity in = zones.require(current.id(), zone);
        return Envelope.of(routes.view(routes.require(in, route), in));
    }

    @PUT
    @Path("/{route}")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<RouteView> replaceZoneRoute(
            @PathParam("zone") String zone, @PathParam("route") String route, @Valid @NotNull NewZoneRoute wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = worker(wanted);
            ZoneEntity in = zones.require(current.id(), zone);
            RouteEntity changed = routes.require(in, route);
            routes.change(in, changed, worker, wanted.pattern());
            return Envelope.of(routes.view(changed, in));
        });
    }

    @DELETE
    @Path("/{route}")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<Nothing> deleteZoneRoute(@PathParam("zone") String zone, @PathParam("route") String route) {
        return publisher.change(() -> {
            ZoneEntity in = zones.require(current.id(), zone);
            routes.delete(in, routes.require(in, route));
            return Envelope.done();
        });
    }

    private WorkerEntity worker(NewZoneRoute wanted) {
        if (wanted.script() == null || wanted.script().isEmpty()) {
            throw new ApiException(
                    ErrorCause.ROUTE_INVALID,
                    "A route without a script is not offered: nothing stands behind Workers here");
        }
        return workers.requireForChange(current.id(), wanted.script());
    }
}
