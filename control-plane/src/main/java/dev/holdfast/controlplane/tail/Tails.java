package dev.holdfast.controlplane.tail;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.TailsConfig;
import dev.holdfast.controlplane.token.Hash;
import dev.holdfast.controlplane.worker.WorkerEntity;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which tails there are, and which of them may go on. */
@ApplicationScoped
class Tails {
    /** For how long a tail has its place without a socket. */
    private static final Duration WITHOUT_SOCKET = Duration.ofMinutes(1);

    private static final Duration PRECISION = Duration.ofSeconds(20);
    private static final String KIND = "tail";

    private final TailRepository tails;
    private final TailsConfig config;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    Tails(TailRepository tails, TailsConfig config, AuditLog audit, Ids ids, Clock clock) {
        this.tails = tails;
        this.config = config;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A new tail.
     *
     * @param secret by which its socket is let in; not kept
     */
    record Opened(TailEntity tail, String secret) {}

    /**
     * Called in a transaction, with the worker read for change.
     *
     * @param credentialId see {@link TailEntity#credentialId}
     * @throws ApiException if the worker has as many as it may
     */
    Opened open(WorkerEntity worker, String userId, @Nullable String credentialId, TailFilters filters) {
        Instant now = clock.instant();
        if (listOf(worker).size() >= config.perWorker()) {
            throw new ApiException(
                    ErrorCause.TAILS_TOO_MANY,
                    "This Worker has %d tails already, and may not have more".formatted(config.perWorker()));
        }
        String secret = ids.secret();
        TailEntity tail = new TailEntity();
        tail.id = ids.hex();
        tail.accountId = worker.accountId;
        tail.workerId = worker.id;
        tail.userId = userId;
        tail.credentialId = credentialId;
        tail.hash = Hash.of(secret);
        tail.filters = filters.json().toString();
        tail.createdOn = now;
        tail.seenOn = now;
        tail.expiresOn = now.plus(config.lifetime());
        tails.persist(tail);
        audit.record(worker.accountId, AuditedChange.created(KIND, tail.id, state(worker, tail)));
        return new Opened(tail, secret);
    }

    /** Those that have a socket or may still get one. Called in a transaction. */
    List<TailEntity> listOf(WorkerEntity worker) {
        Instant now = clock.instant();
        return tails.listOfWorker(worker.id, now, now.minus(WITHOUT_SOCKET));
    }

    /** Ends a tail if there is one of this id. Called in a transaction. */
    void end(WorkerEntity worker, String id) {
        tails.findOfWorker(worker.id, id).ifPresent(tail -> {
            tails.delete(tail);
            audit.record(worker.accountId, AuditedChange.deleted(KIND, id, state(worker, tail)));
        });
    }

    /** The tail to which a secret belongs, if it may have a socket now. */
    @Transactional
    Optional<TailEntity> admit(String secret) {
        return tails.findByHash(Hash.of(secret))
                .filter(tail -> standing(List.of(tail.id)).get(tail.id) == TailStanding.GOES_ON);
    }

    /** Says of each tail whether it may go on, and notes that those have a socket. */
    @Transactional
    Map<String, TailStanding> review(Collection<String> tailIds) {
        Map<String, TailStanding> standing = standing(tailIds);
        Instant now = clock.instant();
        tails.markSeen(tailIds, now, now.minus(PRECISION));
        return standing;
    }

    @Scheduled(every = "1h", delayed = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void deletePast() {
        Instant now = clock.instant();
        tails.deletePast(now, now.minus(WITHOUT_SOCKET));
    }

    private Map<String, TailStanding> standing(Collection<String> tailIds) {
        Instant now = clock.instant();
        Map<String, TailStanding> standing = new HashMap<>();
        tailIds.forEach(id -> standing.put(id, TailStanding.ENDED));
        tails.standing(tailIds, now).forEach(row -> standing.put(row.get("id", String.class), standing(row, now)));
        return standing;
    }

    private static TailStanding standing(Tuple row, Instant now) {
        boolean reads = Optional.ofNullable(row.get("role", String.class))
                .flatMap(Role::byId)
                .filter(role -> role.allows(Permission.TAIL_READ))
                .isPresent();
        if (!reads || row.get("suspended", Boolean.class) || !row.get("trusted", Boolean.class)) {
            return TailStanding.NOT_ALLOWED;
        }
        return row.get("expires_on", Instant.class).isAfter(now) ? TailStanding.GOES_ON : TailStanding.EXPIRED;
    }

    private static Object state(WorkerEntity worker, TailEntity tail) {
        return Map.of("worker", worker.name, "expires_on", tail.expiresOn, "filters", tail.filters);
    }
}
