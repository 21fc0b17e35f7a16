package dev.holdfast.controlplane.secret;

import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
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
        int count = 0;
        for (int batch = reseal(); batch > 0; batch = reseal()) {
            count += batch;
        }
        if (count > 0) {
            LOG.infof("Sealed %d secrets by the first key of the ring; none is left that another one sealed", count);
        }
    }

    private int reseal() {
        return publisher.change(() -> {
            List<UUID> ids = vault.reseal(BATCH);
            if (!ids.isEmpty()) {
                resealed.fire(new SecretsResealed(ids));
            }
            return ids.size();
        });
    }
}
