package dev.holdfast.controlplane.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * What remains to be published. Entries are made in the transaction that changes the fact, so a change without its
 * publication cannot be committed.
 */
@ApplicationScoped
public class Outbox implements PanacheRepositoryBase<OutboxEntry, Long> {
    private static final long LOCK = 0x686f6c64;

    /** Must be called inside the transaction that changes the fact. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(FactKind kind, String key) {
        OutboxEntry entry = new OutboxEntry();
        entry.kind = kind;
        entry.key = key;
        persist(entry);
    }

    /** The number of the entry that waits longest. */
    Optional<Long> oldest() {
        return find("order by number").firstResultOptional().map(each -> each.number);
    }

    /** The number of the last entry; 0 if there is none. */
    long newest() {
        return find("order by number desc")
                .firstResultOptional()
                .map(each -> each.number)
                .orElse(0L);
    }

    /** Puts an entry behind all others, so that one that cannot be published does not hold them up. */
    void putLast(long number) {
        findByIdOptional(number).ifPresent(entry -> {
            delete(entry);
            add(entry.kind, entry.key);
        });
    }

    /**
     * Makes other publishers wait until this transaction ends: whoever publishes a fact has then read it after
     * everybody who published it before.
     */
    void takeTurn() {
        getEntityManager()
                .createNativeQuery("SELECT 1 FROM (SELECT pg_advisory_xact_lock(:lock)) AS turn")
                .setParameter("lock", LOCK)
                .getSingleResult();
    }
}
