package dev.holdfast.controlplane.route;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Zones by account; across accounts only where it is asked whose a domain is. */
@ApplicationScoped
class ZoneRepository implements PanacheRepositoryBase<ZoneEntity, String> {
    Optional<ZoneEntity> find(String accountId, String id) {
        return find("accountId = ?1 and id = ?2", accountId, id).firstResultOptional();
    }

    Optional<ZoneEntity> findByName(String accountId, String name) {
        return find("accountId = ?1 and name = ?2", accountId, name).firstResultOptional();
    }

    List<ZoneEntity> listOfAccounts(Collection<String> accountIds) {
        return list("accountId in ?1 order by name, id", accountIds);
    }

    /** The one that is served. */
    Optional<ZoneEntity> findActive(String name) {
        return find("name = ?1 and status = ?2", name, ZoneStatus.ACTIVE.id()).firstResultOptional();
    }

    /** Names of active zones where anybody answers. */
    List<String> listActiveInUse() {
        return getEntityManager()
                .createQuery(
                        "select z.name from ZoneEntity z where z.status = ?1"
                                + " and (exists (select 1 from RouteEntity r where r.zoneId = z.id)"
                                + " or exists (select 1 from DomainEntity d where d.zoneId = z.id and d.enabled))",
                        String.class)
                .setParameter(1, ZoneStatus.ACTIVE.id())
                .getResultList();
    }

    /** Active zones of whatever account that are the domain, contain it or lie within it. */
    List<ZoneEntity> listOverlapping(String name) {
        return list(
                "status = ?1 and (name = ?2 or ?2 like concat('%.', name) or name like concat('%.', ?2)) order by name",
                ZoneStatus.ACTIVE.id(), name);
    }

    /** Makes others who change whose domains are wait until this transaction ends. */
    void lockNames() {
        lock("zones");
    }

    /** Makes others who change where workers of the account answer wait until this transaction ends. */
    void lockRoutes(String accountId) {
        lock("routes/" + accountId);
    }

    private void lock(String what) {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended(:what, 0))) AS turn")
                .setParameter("what", what)
                .getSingleResult();
    }
}
