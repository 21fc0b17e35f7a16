package dev.holdfast.controlplane.secret;

import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Seals secrets by the ring's first key that another one sealed, and has them published again, batch by batch. When it
 * has found none any more, the other keys can be taken out of the ring. A batch is one transaction: stopped anywhere,
 * the next run goes on.
 */
@ApplicationScoped
public class KeyRotation {
    private static final Logger LOG = Logger.getLogger(KeyRotation.class);
    private static final int BATCH = 100;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final SecretVault vault;
    private final Event<SecretsResealed> resealed;
    private final Publisher publisher;

    KeyRotation(SecretVault vault, Event<SecretsResealed> resealed, Publisher publisher) {
        this.vault = vault;
        this.resealed = resealed;
        this.publisher = publisher;
    }

    @Scheduled(
            every = "${holdfast.secrets.reseal-every:5m}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        int resealed = 0;
        int unopenable = 0;
        Optional<UUID> next = Optional.of(BEFORE_ALL);
        while (next.isPresent()) {
            SecretVault.Batch batch = reseal(next.get());
            resealed += batch.resealed().size();
            unopenable += batch.unopenable();
            next = batch.last();
        }
        if (resealed > 0 && unopenable == 0) {
            LOG.infof("Sealed %d secrets by the first key; none is left that another one sealed", resealed);
        } else if (unopenable > 0) {
            LOG.errorf("Sealed %d secrets by the first key; no key of the ring opens %d others", resealed, unopenable);
        }
    }

    private SecretVault.Batch reseal(UUID after) {
        return publisher.change(() -> {
            SecretVault.Batch batch = vault.reseal(after, BATCH);
            if (!batch.resealed().isEmpty()) {
                resealed.fire(new SecretsResealed(batch.resealed()));
            }
            return batch;
        });
    }
}
