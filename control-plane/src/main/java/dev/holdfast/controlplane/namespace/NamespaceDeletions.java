package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.Shards;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Deletes the objects of deleted namespaces, shard by shard. That a namespace is to be deleted, and how far it is, is
 * committed with the change that wants it: whatever is killed, the next control plane goes on where it was.
 */
@ApplicationScoped
public class NamespaceDeletions {
    private static final Logger LOG = Logger.getLogger(NamespaceDeletions.class);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final int SHARDS_PER_STEP = 64;
    private static final int OBJECTS_PER_STEP = 5000;

    private final NamespaceDeletionRepository deletions;
    private final ObjectWipe wipe;
    private final Outbox outbox;
    private final Clock clock;

    NamespaceDeletions(NamespaceDeletionRepository deletions, ObjectWipe wipe, Outbox outbox, Clock clock) {
        this.deletions = deletions;
        this.wipe = wipe;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(every = "1s", delayed = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        while (step()) {
            LOG.debug("There is more of a deleted namespace");
        }
    }

    /** Forgets deletions that were finished long ago, and has pods forget them. */
    @Scheduled(every = "1h", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void forget() {
        QuarkusTransaction.requiringNew()
                .run(() -> deletions
                        .listFinished(clock.instant().minus(REMEMBERED))
                        .forEach(each -> {
                            deletions.delete(each);
                            outbox.add(FactKind.NAMESPACE, each.namespaceId);
                        }));
    }

    /** Does a part of what there is to do, in a transaction of its own; false when there is nothing. */
    boolean step() {
        return QuarkusTransaction.requiringNew()
                .call(() -> deletions
                        .takeUnfinished()
                        .map(deletion -> {
                            advance(deletion);
                            return true;
                        })
                        .orElse(false));
    }

    private void advance(NamespaceDeletionEntity deletion) {
        int lastShard = Math.min(deletion.nextShard + SHARDS_PER_STEP, Shards.COUNT);
        long mostObjects = deletion.deletedObjects + OBJECTS_PER_STEP;
        while (deletion.nextShard < lastShard && deletion.deletedObjects < mostObjects) {
            int wiped = wipe.some(deletion.nextShard, deletion.namespaceId);
            deletion.deletedObjects += wiped;
            deletion.nextShard += wiped == 0 ? 1 : 0;
        }
        if (deletion.nextShard == Shards.COUNT) {
            deletion.finishedOn = clock.instant();
            LOG.infof("Deleted %d objects of the namespace %s", deletion.deletedObjects, deletion.namespaceId);
        }
    }
}
