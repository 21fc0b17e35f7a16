package dev.holdfast.controlplane.route;

import dev.holdfast.contract.route.HostName;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What routes and custom domains have in common: each lies in a zone. Called inside transactions. */
@ApplicationScoped
class ZoneContents {
    private final ZoneRepository zones;
    private final RouteRepository routes;
    private final DomainRepository domains;
    private final Outbox outbox;

    ZoneContents(ZoneRepository zones, RouteRepository routes, DomainRepository domains, Outbox outbox) {
        this.zones = zones;
        this.routes = routes;
        this.domains = domains;
        this.outbox = outbox;
    }

    /**
     * The zone of the account in which a host lies.
     *
     * @param id which one it has to be; absent: whichever
     * @param name likewise
     * @throws ApiException if there is none, it is another one, or the account has not shown that it is its own
     */
    ZoneEntity zoneOf(String accountId, String host, @Nullable String id, @Nullable String name) {
        ZoneEntity zone = zones.listOfAccounts(Set.of(accountId)).stream()
                .filter(each -> HostName.isWithin(host, each.name))
                .filter(each -> id == null || each.id.equals(id))
                .filter(each -> name == null || each.name.equalsIgnoreCase(name))
                .max(Comparator.comparing(ZoneEntity::isActive).thenComparingInt(each -> each.name.length()))
                .orElseThrow(() -> new ApiException(
                        ErrorCause.ZONE_NOT_FOUND,
                        (id == null && name == null
                                        ? "'%s' lies in no zone of the account. Make one with POST /zones"
                                        : "'%s' does not lie in that zone of the account")
                                .formatted(host)));
        if (!zone.isActive()) {
            throw Zones.unproven(zone);
        }
        return zone;
    }

    /** Gives everything in a zone to one that contains it. */
    void move(ZoneEntity from, ZoneEntity to) {
        routes.update("zoneId = ?1 where accountId = ?2 and zoneId = ?3", to.id, from.accountId, from.id);
        domains.update("zoneId = ?1 where accountId = ?2 and zoneId = ?3", to.id, from.accountId, from.id);
    }

    /** Lets pods know what has become of zones. */
    void publish(Collection<String> zoneIds) {
        new HashSet<>(zoneIds).forEach(id -> outbox.add(FactKind.ZONE, zones.findById(id).name));
    }

    /** Ids of the zones in which a worker answers. */
    List<String> zonesOf(String workerId) {
        return Stream.concat(
                        routes.listOfWorker(workerId).stream().map(each -> each.zoneId),
                        domains.listOfWorker(workerId).stream().map(each -> each.zoneId))
                .distinct()
                .toList();
    }
}
