package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.worker.WorkerDeleted;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRoute;
import dev.holdfast.controlplane.worker.WorkerRoutes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** What workers need to know of their routes, and routes of workers. Called inside transactions. */
@ApplicationScoped
class RoutesOfWorkers implements WorkerRoutes {
    private final Routes routes;
    private final ZoneRepository zones;
    private final ZoneContents contents;

    RoutesOfWorkers(Routes routes, ZoneRepository zones, ZoneContents contents) {
        this.routes = routes;
        this.zones = zones;
        this.contents = contents;
    }

    @Override
    public List<WorkerRoute> of(WorkerEntity worker) {
        return routes.listOf(worker).stream()
                .map(each -> new WorkerRoute(each.id(), each.pattern(), each.script(), each.zoneName()))
                .toList();
    }

    /** Routes and custom domains go with the worker; pods are told. */
    void publish(@Observes WorkerDeleted deleted) {
        zones.lockRoutes(deleted.accountId());
        contents.publish(contents.zonesOf(deleted.workerId()));
    }
}
