package dev.holdfast.controlplane.route;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Custom domains, always by something of their account. */
@ApplicationScoped
class DomainRepository implements PanacheRepositoryBase<DomainEntity, String> {
    List<DomainEntity> listOfAccount(String accountId) {
        return list("accountId = ?1 order by hostname", accountId);
    }

    List<DomainEntity> listOfWorker(String workerId) {
        return list("workerId = ?1 order by hostname", workerId);
    }

    List<DomainEntity> listOfZone(ZoneEntity zone) {
        return list("accountId = ?1 and zoneId = ?2 order by hostname", zone.accountId, zone.id);
    }

    Optional<DomainEntity> find(String accountId, String id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    Optional<DomainEntity> findByHostname(String accountId, String hostname) {
        return find("accountId = ?1 and hostname = ?2", accountId, hostname).firstResultOptional();
    }
}
