package dev.holdfast.controlplane.route;

import dev.holdfast.contract.route.HostName;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.config.ZonesConfig;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/**
 * Says whose domains are (decision 36). Changes are called inside a transaction that a {@code Publisher} follows. What
 * name servers say is asked for before, since a transaction must not wait for them.
 */
@ApplicationScoped
class Zones {
    private static final int MOST = 100;
    private static final String KIND = "zone";

    private final ZoneRepository zones;
    private final ZoneContents contents;
    private final PlatformConfig platform;
    private final ZonesConfig config;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Ids ids;
    private final Clock clock;

    Zones(
            ZoneRepository zones,
            ZoneContents contents,
            PlatformConfig platform,
            ZonesConfig config,
            AuditLog audit,
            Outbox outbox,
            Ids ids,
            Clock clock) {
        this.zones = zones;
        this.contents = contents;
        this.platform = platform;
        this.config = config;
        this.audit = audit;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException with code 1001 if the account has none with the id */
    ZoneEntity require(String accountId, String id) {
        return zones.find(accountId, id)
                .orElseThrow(() -> new ApiException(ErrorCause.ZONE_NOT_FOUND, "There is no zone '%s'".formatted(id)));
    }

    /** A zone of the account that it has still to show to be its own, unless domains are taken on trust. */
    ZoneEntity create(String accountId, String text) {
        ZoneName name = ZoneName.of(text, platform);
        zones.lockNames();
        if (zones.findByName(accountId, name.value()).isPresent()) {
            throw new ApiException(
                    ErrorCause.ZONE_EXISTS, "The account has the zone '%s' already".formatted(name.value()));
        }
        if (zones.count("accountId", accountId) >= MOST) {
            throw new ApiException(ErrorCause.ZONES_TOO_MANY, "An account may have at most %d zones".formatted(MOST));
        }
        ZoneEntity zone = new ZoneEntity();
        zone.id = ids.hex();
        zone.accountId = accountId;
        zone.name = name.value();
        zone.status = ZoneStatus.PENDING.id();
        zone.createdOn = clock.instant();
        zone.modifiedOn = zone.createdOn;
        requireNoneAround(zone);
        zones.persistAndFlush(zone);
        audit.record(accountId, AuditedChange.created(KIND, zone.id, state(zone)));
        if (config.unverified()) {
            activate(zone, Set.of());
        }
        return zone;
    }

    /**
     * Makes the zone active if its record is among those that were found.
     *
     * @param shown texts of the TXT records beside the domain
     */
    void check(ZoneEntity zone, Set<String> shown) {
        if (!config.unverified() && !shown.contains(ZoneProof.of(zone).value())) {
            throw unproven(zone);
        }
        zones.lockNames();
        zones.getEntityManager().refresh(zone);
        if (!zone.isActive()) {
            activate(zone, shown);
        }
    }

    /** Whether records have to be looked for. */
    boolean needsProof() {
        return !config.unverified();
    }

    /** With everything in it. */
    void delete(ZoneEntity zone) {
        zones.lockNames();
        zones.lockRoutes(zone.accountId);
        audit.record(zone.accountId, AuditedChange.deleted(KIND, zone.id, state(zone)));
        outbox.add(FactKind.ZONE, zone.name);
        zones.delete(zone);
    }

    static ApiException unproven(ZoneEntity zone) {
        ZoneProof proof = ZoneProof.of(zone);
        return new ApiException(
                ErrorCause.ZONE_NOT_PROVEN,
                ("The account has not shown that '%s' is its own. Make a TXT record '%s' with the text '%s', and ask for"
                                + " PUT /zones/%s/activation_check")
                        .formatted(zone.name, proof.name(), proof.value(), zone.id));
    }

    private void activate(ZoneEntity zone, Set<String> shown) {
        requireNoneAround(zone);
        zones.lockRoutes(zone.accountId);
        for (ZoneEntity other : zones.listOverlapping(zone.name)) {
            if (other.accountId.equals(zone.accountId)) {
                contents.move(other, zone);
                delete(other);
            } else {
                takeFrom(other, zone, shown);
            }
        }
        Object before = state(zone);
        zone.status = ZoneStatus.ACTIVE.id();
        zone.activatedOn = clock.instant();
        zone.modifiedOn = zone.activatedOn;
        zones.flush();
        audit.record(zone.accountId, AuditedChange.updated(KIND, zone.id, before, state(zone)));
        outbox.add(FactKind.ZONE, zone.name);
    }

    /** Whoever has a domain has what lies within it; a domain itself stays with whose record is still there. */
    private void takeFrom(ZoneEntity other, ZoneEntity zone, Set<String> shown) {
        boolean same = other.name.equals(zone.name);
        if (config.unverified() || (same && shown.contains(ZoneProof.of(other).value()))) {
            throw taken(zone.name, other);
        }
        Object before = state(other);
        other.status = ZoneStatus.MOVED.id();
        other.modifiedOn = clock.instant();
        zones.flush();
        audit.record(other.accountId, AuditedChange.updated(KIND, other.id, before, state(other)));
        outbox.add(FactKind.ZONE, other.name);
    }

    private void requireNoneAround(ZoneEntity zone) {
        zones.listOverlapping(zone.name).stream()
                .filter(other -> !other.name.equals(zone.name) && HostName.isWithin(zone.name, other.name))
                .findFirst()
                .ifPresent(other -> {
                    throw other.accountId.equals(zone.accountId)
                            ? new ApiException(
                                    ErrorCause.ZONE_EXISTS,
                                    "'%s' lies within the account's zone '%s' already; its routes belong there"
                                            .formatted(zone.name, other.name))
                            : taken(zone.name, other);
                });
    }

    private static ApiException taken(String name, ZoneEntity by) {
        return new ApiException(
                ErrorCause.ZONE_TAKEN,
                name.equals(by.name)
                        ? "The zone '%s' belongs to another account".formatted(name)
                        : "'%s' and the zone '%s' of another account lie within each other".formatted(name, by.name));
    }

    private static Object state(ZoneEntity zone) {
        return Map.of("id", zone.id, "name", zone.name, "status", zone.status);
    }
}
