package dev.holdfast.controlplane.publication;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * What remains to be published. Entries are made in the transaction that changes the fact, so a change without its
 * publication cannot be committed.
 */
@ApplicationScoped
public class Outbox implements PanacheRepositoryBase<OutboxEntry, Long> {
    private static final int BATCH = 100;
    private static final long LOCK = 0x686f6c64;

    /** Must be called inside the transaction that changes the fact. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(FactKind kind, String key) {
        OutboxEntry entry = new OutboxEntry();
        entry.kind = kind;
        entry.key = key;
        persist(entry);
    }

    /** The oldest entries. */
    List<OutboxEntry> oldest() {
        return find("order by number").page(0, BATCH).list();
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
