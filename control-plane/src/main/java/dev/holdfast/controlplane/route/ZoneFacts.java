package dev.holdfast.controlplane.route;

import dev.holdfast.contract.PublishedZone;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import dev.holdfast.controlplane.worker.WorkerRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Who answers in each active zone. */
@ApplicationScoped
public class ZoneFacts implements FactSource {
    private final ZoneRepository zones;
    private final RouteRepository routes;
    private final DomainRepository domains;
    private final WorkerRepository workers;

    ZoneFacts(ZoneRepository zones, RouteRepository routes, DomainRepository domains, WorkerRepository workers) {
        this.zones = zones;
        this.routes = routes;
        this.domains = domains;
        this.workers = workers;
    }

    @Override
    public FactKind kind() {
        return FactKind.ZONE;
    }

    @Override
    public Optional<PublishedZone> find(String key) {
        return zones.findActive(key)
                .map(this::published)
                .filter(zone -> !zone.routes().isEmpty() || !zone.domains().isEmpty());
    }

    @Override
    public List<String> keys() {
        return zones.listActiveInUse();
    }

    private PublishedZone published(ZoneEntity zone) {
        return new PublishedZone(
                zone.accountId,
                routes.listOfZone(zone).stream()
                        .map(each -> new PublishedZone.Route(each.pattern, each.workerId, nameOf(each.workerId)))
                        .toList(),
                domains.listOfZone(zone).stream()
                        .filter(each -> each.enabled)
                        .map(each -> new PublishedZone.Domain(each.hostname, each.workerId, nameOf(each.workerId)))
                        .toList());
    }

    private String nameOf(String workerId) {
        return workers.findById(workerId).name;
    }
}
