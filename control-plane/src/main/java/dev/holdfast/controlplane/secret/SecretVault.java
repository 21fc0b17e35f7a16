package dev.holdfast.controlplane.secret;

import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.contract.secret.UnopenableSecretException;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.SecretsConfig;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Keeps secrets of workers, sealed. Called inside transactions. */
@ApplicationScoped
public class SecretVault implements PanacheRepositoryBase<SecretEntity, UUID> {
    private static final Logger LOG = Logger.getLogger(SecretVault.class);

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

    /**
     * A part of the secrets that another key than the ring's first sealed.
     *
     * @param resealed those that the first key seals now
     * @param unopenable how many no key of the ring opens; they stay as they are
     * @param last where the next part begins; absent: there is none
     */
    record Batch(List<UUID> resealed, int unopenable, Optional<UUID> last) {}

    /** Seals secrets again, in the order of their ids, from behind one. */
    Batch reseal(UUID after, int most) {
        List<SecretEntity> old = find("keyId <> ?1 and id > ?2 order by id", keys.current(), after)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
        List<UUID> resealed = new ArrayList<>();
        for (SecretEntity secret : old) {
            try {
                seal(secret, open(secret));
                resealed.add(secret.id);
            } catch (UnopenableSecretException e) {
                LOG.warnf("Secret %s of worker %s: %s", secret.id, secret.workerId, e.getMessage());
            }
        }
        Optional<UUID> last = old.isEmpty() ? Optional.empty() : Optional.of(old.getLast().id);
        return new Batch(resealed, old.size() - resealed.size(), last);
    }

    private String open(SecretEntity secret) {
        return keys.open(SecretContext.ofBinding(secret.workerId, secret.name), secret.sealed);
    }

    private void seal(SecretEntity secret, String text) {
        secret.keyId = keys.current();
        secret.sealed = keys.seal(SecretContext.ofBinding(secret.workerId, secret.name), text);
    }
}
