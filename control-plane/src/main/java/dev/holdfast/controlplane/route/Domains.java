package dev.holdfast.controlplane.route;

import dev.holdfast.contract.route.HostName;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sets custom domains. Called inside a transaction that a {@code Publisher} follows, with workers that were read for
 * change.
 */
@ApplicationScoped
class Domains {
    /** As on Workers. */
    private static final int MOST_IN_ZONE = 100;

    private static final String KIND = "custom_domain";

    private final DomainRepository domains;
    private final ZoneRepository zones;
    private final ZoneContents contents;
    private final WorkerRepository workers;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Domains(
            DomainRepository domains,
            ZoneRepository zones,
            ZoneContents contents,
            WorkerRepository workers,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.domains = domains;
        this.zones = zones;
        this.contents = contents;
        this.workers = workers;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A host that somebody wants, with the zone in which it lies. */
    private record Wanted(String hostname, ZoneEntity zone, boolean enabled) {}

    DomainView view(DomainEntity domain) {
        return DomainView.of(domain, workers.findById(domain.workerId).name, zones.findById(domain.zoneId));
    }

    /** @throws ApiException if the account has none with the id */
    DomainEntity require(String accountId, String id) {
        return domains.find(accountId, id)
                .orElseThrow(() -> new ApiException(
                        ErrorCause.DOMAIN_NOT_FOUND, "The account has no custom domain '%s'".formatted(id)));
    }

    /**
     * What {@link #replace} would do.
     *
     * @param all whether the worker would lose those that are not among them
     */
    DomainChangeset changeset(WorkerEntity worker, List<NewDomain> origins, boolean all) {
        List<DomainChangeset.Item> added = new ArrayList<>();
        List<DomainChangeset.Item> updated = new ArrayList<>();
        Map<String, Wanted> wanted = wanted(worker.accountId, origins);
        for (Wanted each : wanted.values()) {
            Optional<DomainEntity> present = domains.findByHostname(worker.accountId, each.hostname);
            if (present.isPresent()) {
                updated.add(item(
                        present.get().id,
                        each.hostname,
                        each.zone,
                        each.enabled,
                        differs(present.get(), worker, each)));
            } else {
                added.add(item(null, each.hostname, each.zone, each.enabled, true));
            }
        }
        List<DomainChangeset.Item> removed = !all
                ? List.of()
                : domains.listOfWorker(worker.id).stream()
                        .filter(each -> !wanted.containsKey(each.hostname))
                        .map(each -> item(each.id, each.hostname, zones.findById(each.zoneId), each.enabled, true))
                        .toList();
        return new DomainChangeset(added, removed, updated, List.of());
    }

    /**
     * Gives hosts to a worker.
     *
     * @param all whether it loses those that are not among them
     * @param fromOthers whether they are taken from other workers; refused otherwise
     */
    List<DomainEntity> replace(WorkerEntity worker, List<NewDomain> origins, boolean all, boolean fromOthers) {
        zones.lockRoutes(worker.accountId);
        Map<String, Wanted> wanted = wanted(worker.accountId, origins);
        if (all) {
            domains.listOfWorker(worker.id).stream()
                    .filter(each -> !wanted.containsKey(each.hostname))
                    .forEach(this::remove);
            domains.flush();
        }
        return wanted.values().stream()
                .map(each -> domains.findByHostname(worker.accountId, each.hostname)
                        .map(present -> change(present, worker, each, fromOthers))
                        .orElseGet(() -> create(worker, each)))
                .toList();
    }

    void delete(DomainEntity domain) {
        zones.lockRoutes(domain.accountId);
        remove(domain);
    }

    private void remove(DomainEntity domain) {
        DomainView before = view(domain);
        domains.delete(domain);
        changed(domain, AuditedChange.deleted(KIND, domain.id, before));
    }

    private DomainEntity change(DomainEntity present, WorkerEntity worker, Wanted wanted, boolean fromOthers) {
        if (!present.workerId.equals(worker.id) && !fromOthers) {
            throw new ApiException(
                    ErrorCause.DOMAIN_IN_USE,
                    "'%s' is a custom domain of the Worker '%s' already"
                            .formatted(present.hostname, workers.findById(present.workerId).name));
        }
        if (differs(present, worker, wanted)) {
            DomainView before = view(present);
            present.workerId = worker.id;
            present.enabled = wanted.enabled;
            changed(present, AuditedChange.updated(KIND, present.id, before, view(present)));
        }
        return present;
    }

    private DomainEntity create(WorkerEntity worker, Wanted wanted) {
        if (domains.count("accountId = ?1 and zoneId = ?2", worker.accountId, wanted.zone.id) >= MOST_IN_ZONE) {
            throw new ApiException(
                    ErrorCause.ROUTES_TOO_MANY, "A zone may have at most %d custom domains".formatted(MOST_IN_ZONE));
        }
        DomainEntity domain = new DomainEntity();
        domain.id = ids.hex();
        domain.accountId = worker.accountId;
        domain.zoneId = wanted.zone.id;
        domain.workerId = worker.id;
        domain.hostname = wanted.hostname;
        domain.enabled = wanted.enabled;
        domain.createdOn = clock.instant();
        domains.persist(domain);
        changed(domain, AuditedChange.created(KIND, domain.id, view(domain)));
        return domain;
    }

    private void changed(DomainEntity domain, AuditedChange change) {
        audit.record(domain.accountId, change);
        contents.publish(List.of(domain.zoneId));
    }

    private Map<String, Wanted> wanted(String accountId, List<NewDomain> origins) {
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        for (NewDomain each : origins) {
            String hostname = each.hostname().strip().toLowerCase(Locale.ROOT);
            if (!HostName.isValid(hostname)) {
                throw new ApiException(
                        ErrorCause.DOMAIN_INVALID,
                        "Invalid custom domain '%s': it is a host name without path, port and wildcards"
                                .formatted(each.hostname()));
            }
            if (Boolean.TRUE.equals(each.previewsEnabled())) {
                throw new ApiException(
                        ErrorCause.DOMAIN_INVALID,
                        "previews_enabled is not offered on custom domains; versions have addresses under the"
                                + " account's subdomain");
            }
            wanted.put(
                    hostname,
                    new Wanted(
                            hostname,
                            contents.zoneOf(accountId, hostname, each.zoneId(), each.zoneName()),
                            !Boolean.FALSE.equals(each.enabled())));
        }
        return wanted;
    }

    private static boolean differs(DomainEntity present, WorkerEntity worker, Wanted wanted) {
        return !present.workerId.equals(worker.id) || present.enabled != wanted.enabled;
    }

    private static DomainChangeset.Item item(
            @Nullable String id, String hostname, ZoneEntity zone, boolean enabled, boolean modified) {
        return new DomainChangeset.Item(id, hostname, zone.id, zone.name, enabled, false, modified);
    }
}
