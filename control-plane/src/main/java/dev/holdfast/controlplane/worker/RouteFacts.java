package dev.holdfast.controlplane.worker;

import dev.holdfast.contract.HostRoute;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which worker answers at which host name, and which version where only one does. */
@ApplicationScoped
public class RouteFacts implements FactSource {
    private static final String ADDRESSES =
            "select w as worker, a.subdomain as subdomain from WorkerEntity w, AccountEntity a"
                    + " where w.accountId = a.id and a.subdomain is not null";

    private final EntityManager entities;
    private final Subdomains subdomains;
    private final Previews previews;

    RouteFacts(EntityManager entities, Subdomains subdomains, Previews previews) {
        this.entities = entities;
        this.subdomains = subdomains;
        this.previews = previews;
    }

    @Override
    public FactKind kind() {
        return FactKind.ROUTE;
    }

    /** A worker's own address goes before that of a version of another one. */
    @Override
    public Optional<HostRoute> find(String key) {
        String[] labels = key.split("\\.", 3);
        if (labels.length < 3) {
            return Optional.empty();
        }
        Optional<HostRoute> worker = workers(List.of(labels[0]), labels[1])
                .filter(each -> each.subdomainEnabled)
                .filter(each -> subdomains.host(labels[1], each.name).equals(key))
                .map(each -> route(each, null))
                .findFirst();
        return worker.or(() -> preview(labels[0], labels[1], key));
    }

    @Override
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        entities.createQuery(ADDRESSES, Tuple.class).getResultStream().forEach(row -> {
            WorkerEntity worker = row.get("worker", WorkerEntity.class);
            if (worker.subdomainEnabled) {
                keys.add(subdomains.host(row.get("subdomain", String.class), worker.name));
            }
            if (worker.previewsEnabled) {
                keys.addAll(previews.hosts(worker));
            }
        });
        return keys;
    }

    private Optional<HostRoute> preview(String label, String subdomain, String key) {
        List<String> names = new ArrayList<>();
        for (int dash = label.indexOf('-'); dash >= 0; dash = label.indexOf('-', dash + 1)) {
            names.add(label.substring(dash + 1));
        }
        return workers(names, subdomain)
                .filter(worker -> subdomains.host(subdomain, label).equals(key))
                .flatMap(worker ->
                        previews.find(worker, label.substring(0, label.length() - worker.name.length() - 1)).stream()
                                .map(version -> route(worker, version.id.toString())))
                .findFirst();
    }

    private Stream<WorkerEntity> workers(List<String> names, String subdomain) {
        return entities
                .createQuery(ADDRESSES + " and w.name in :names and a.subdomain = :subdomain", Tuple.class)
                .setParameter("names", names)
                .setParameter("subdomain", subdomain)
                .getResultList()
                .stream()
                .map(row -> row.get("worker", WorkerEntity.class));
    }

    private static HostRoute route(WorkerEntity worker, @Nullable String version) {
        return new HostRoute(worker.accountId, worker.id, worker.name, version);
    }
}
