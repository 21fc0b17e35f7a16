package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;

/** Which worker answers at which host name: those that are switched on, in accounts that have a subdomain. */
@ApplicationScoped
public class RouteFacts implements FactSource {
    private static final String ROUTES =
            "select w as worker, a.subdomain as subdomain from WorkerEntity w, AccountEntity a"
                    + " where w.accountId = a.id and a.subdomain is not null and w.subdomainEnabled = true";

    private final EntityManager entities;
    private final Subdomains subdomains;

    RouteFacts(EntityManager entities, Subdomains subdomains) {
        this.entities = entities;
        this.subdomains = subdomains;
    }

    @Override
    public FactKind kind() {
        return FactKind.ROUTE;
    }

    @Override
    public Optional<HostRoute> find(String key) {
        String[] labels = key.split("\\.", 3);
        if (labels.length < 3) {
            return Optional.empty();
        }
        TypedQuery<Tuple> query =
                entities.createQuery(ROUTES + " and w.name = :worker and a.subdomain = :subdomain", Tuple.class);
        return query.setParameter("worker", labels[0]).setParameter("subdomain", labels[1]).getResultList().stream()
                .filter(row -> host(row).equals(key))
                .map(row -> row.get("worker", WorkerEntity.class))
                .map(worker -> new HostRoute(worker.accountId, worker.id, worker.name, null))
                .findFirst();
    }

    @Override
    public List<String> keys() {
        return entities.createQuery(ROUTES, Tuple.class).getResultList().stream()
                .map(this::host)
                .toList();
    }

    private String host(Tuple row) {
        return subdomains.host(row.get("subdomain", String.class), row.get("worker", WorkerEntity.class).name);
    }
}
