package dev.holdfast.controlplane.route;

import dev.holdfast.contract.route.InvalidPatternException;
import dev.holdfast.contract.route.RoutePattern;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sets routes. Called inside a transaction that a {@code Publisher} follows, with workers that were read for change.
 */
@ApplicationScoped
class Routes {
    /** As on Workers. */
    private static final int MOST_IN_ZONE = 1000;

    private final RouteRepository routes;
    private final ZoneRepository zones;
    private final ZoneContents contents;
    private final WorkerRepository workers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Routes(
            RouteRepository routes,
            ZoneRepository zones,
            ZoneContents contents,
            WorkerRepository workers,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.routes = routes;
        this.zones = zones;
        this.contents = contents;
        this.workers = workers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    List<RouteView> listOf(WorkerEntity worker) {
        return routes.listOfWorker(worker.id).stream()
                .map(each -> RouteView.of(each, worker.name, zones.findById(each.zoneId)))
                .toList();
    }

    List<RouteView> listOf(ZoneEntity zone) {
        return routes.listOfZone(zone).stream().map(each -> view(each, zone)).toList();
    }

    RouteView view(RouteEntity route, ZoneEntity zone) {
        return RouteView.of(route, workers.findById(route.workerId).name, zone);
    }

    /** @throws ApiException if the zone has none with the id */
    RouteEntity require(ZoneEntity zone, String id) {
        return routes.find(zone, id)
                .orElseThrow(() -> new ApiException(
                        ErrorCause.ROUTE_NOT_FOUND, "There is no route '%s' in this zone".formatted(id)));
    }

    /** Replaces all routes of a worker; those that stay keep their ids. */
    void replace(WorkerEntity worker, List<NewRoute> wanted) {
        zones.lockRoutes(worker.accountId);
        Map<String, ZoneEntity> zoneByPattern = new LinkedHashMap<>();
        wanted.forEach(each -> {
            RoutePattern pattern = parsed(each.pattern());
            zoneByPattern.put(
                    pattern.text(),
                    contents.zoneOf(worker.accountId, pattern.domain(), each.zoneId(), each.zoneName()));
        });
        List<RouteEntity> before = routes.listOfWorker(worker.id);
        List<String> had = before.stream().map(each -> each.pattern).toList();
        List<String> touched = new ArrayList<>();
        before.stream().filter(each -> !zoneByPattern.containsKey(each.pattern)).forEach(each -> {
            touched.add(each.zoneId);
            routes.delete(each);
        });
        routes.flush();
        zoneByPattern.forEach((pattern, zone) -> {
            if (!had.contains(pattern)) {
                touched.add(zone.id);
                create(zone, worker, pattern);
            }
        });
        if (!touched.isEmpty()) {
            audit.record(
                    worker.accountId,
                    AuditedChange.updated("worker_routes", worker.name, had, List.copyOf(zoneByPattern.keySet())));
            contents.publish(touched);
        }
    }

    RouteEntity add(ZoneEntity zone, WorkerEntity worker, String text) {
        zones.lockRoutes(zone.accountId);
        RoutePattern pattern = parsed(text);
        contents.zoneOf(zone.accountId, pattern.domain(), zone.id, null);
        RouteEntity route = create(zone, worker, pattern.text());
        changed(zone, AuditedChange.created("route", route.id, view(route, zone)));
        return route;
    }

    void change(ZoneEntity zone, RouteEntity route, WorkerEntity worker, String text) {
        zones.lockRoutes(zone.accountId);
        RoutePattern pattern = parsed(text);
        contents.zoneOf(zone.accountId, pattern.domain(), zone.id, null);
        if (!route.pattern.equals(pattern.text())) {
            requireFree(zone.accountId, pattern.text());
        }
        RouteView before = view(route, zone);
        route.pattern = pattern.text();
        route.workerId = worker.id;
        changed(zone, AuditedChange.updated("route", route.id, before, view(route, zone)));
    }

    void delete(ZoneEntity zone, RouteEntity route) {
        zones.lockRoutes(zone.accountId);
        RouteView before = view(route, zone);
        routes.delete(route);
        changed(zone, AuditedChange.deleted("route", route.id, before));
    }

    private void changed(ZoneEntity zone, AuditedChange change) {
        audit.record(zone.accountId, change);
        contents.publish(List.of(zone.id));
    }

    private RouteEntity create(ZoneEntity zone, WorkerEntity worker, String pattern) {
        requireFree(worker.accountId, pattern);
        if (routes.count("accountId = ?1 and zoneId = ?2", zone.accountId, zone.id) >= MOST_IN_ZONE) {
            throw new ApiException(
                    ErrorCause.ROUTES_TOO_MANY, "A zone may have at most %d routes".formatted(MOST_IN_ZONE));
        }
        RouteEntity route = new RouteEntity();
        route.id = ids.hex();
        route.accountId = worker.accountId;
        route.zoneId = zone.id;
        route.workerId = worker.id;
        route.pattern = pattern;
        route.createdOn = clock.instant();
        routes.persist(route);
        return route;
    }

    private void requireFree(String accountId, String pattern) {
        routes.findByPattern(accountId, pattern).ifPresent(other -> {
            throw new ApiException(
                    ErrorCause.ROUTE_EXISTS,
                    "A route with the same pattern already exists: '%s' belongs to the Worker '%s'"
                            .formatted(pattern, workers.findById(other.workerId).name));
        });
    }

    private static RoutePattern parsed(String text) {
        try {
            return RoutePattern.parse(text);
        } catch (InvalidPatternException e) {
            throw new ApiException(
                    ErrorCause.ROUTE_INVALID, "Invalid route pattern '%s': %s".formatted(text, e.getMessage()));
        }
    }
}
