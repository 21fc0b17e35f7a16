package dev.holdfast.controlplane.secret;

import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.SecretsConfig;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Keeps secrets of workers, sealed. Called inside transactions. */
@ApplicationScoped
public class SecretVault implements PanacheRepositoryBase<SecretEntity, UUID> {
    private final KeyRing keys;
    private final Ids ids;
    private final Clock clock;

    SecretVault(SecretsConfig config, Ids ids, Clock clock) {
        this.keys = KeyRing.parse(config.keys());
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a new value of a secret; the worker must be stored already. */
    public UUID keep(String workerId, String name, String text) {
        SecretEntity secret = new SecretEntity();
        secret.id = ids.uuid();
        secret.workerId = workerId;
        secret.name = name;
        secret.createdOn = clock.instant();
        seal(secret, text);
        persist(secret);
        return secret.id;
    }

    /** The secret itself: only for code that is started. */
    public String open(UUID id) {
        return open(findById(id));
    }

    /** The secret as it is published. */
    public String sealed(UUID id) {
        return findById(id).sealed;
    }

    /** Seals some of the secrets again that another key than the ring's first sealed, and returns their ids. */
    List<UUID> reseal(int most) {
        List<SecretEntity> old = find("keyId <> ?1 order by id", keys.current())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
        old.forEach(secret -> seal(secret, open(secret)));
        return old.stream().map(secret -> secret.id).toList();
    }

    private String open(SecretEntity secret) {
        return keys.open(SecretContext.ofBinding(secret.workerId, secret.name), secret.sealed);
    }

    private void seal(SecretEntity secret, String text) {
        secret.keyId = keys.current();
        secret.sealed = keys.seal(SecretContext.ofBinding(secret.workerId, secret.name), text);
    }
}
