package dev.holdfast.controlplane.route;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Routes, always by something of their account. */
@ApplicationScoped
class RouteRepository implements PanacheRepositoryBase<RouteEntity, String> {
    List<RouteEntity> listOfWorker(String workerId) {
        return list("workerId = ?1 order by pattern", workerId);
    }

    List<RouteEntity> listOfZone(ZoneEntity zone) {
        return list("accountId = ?1 and zoneId = ?2 order by pattern", zone.accountId, zone.id);
    }

    Optional<RouteEntity> find(ZoneEntity zone, String id) {
        return find("accountId = ?1 and zoneId = ?2 and id = ?3", zone.accountId, zone.id, id)
                .firstResultOptional();
    }

    Optional<RouteEntity> findByPattern(String accountId, String pattern) {
        return find("accountId = ?1 and pattern = ?2", accountId, pattern).firstResultOptional();
    }
}
