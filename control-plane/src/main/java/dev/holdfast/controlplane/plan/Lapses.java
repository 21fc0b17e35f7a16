package dev.holdfast.controlplane.plan;

import dev.holdfast.controlplane.notice.BillingNotices;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Closes the gate where an entitlement ends by itself: at the end of a cancelled subscription, or of a grace period.
 */
@ApplicationScoped
public class Lapses {
    private static final Logger LOG = Logger.getLogger(Lapses.class);

    private final Subscriptions subscriptions;
    private final Publisher publisher;
    private final BillingNotices notices;

    Lapses(Subscriptions subscriptions, Publisher publisher, BillingNotices notices) {
        this.subscriptions = subscriptions;
        this.publisher = publisher;
        this.notices = notices;
    }

    @Scheduled(every = "10s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeGates() {
        for (String accountId : subscriptions.listLapsed()) {
            publisher.change(() -> subscriptions.lapse(accountId)).ifPresent(change -> {
                LOG.infof("The plan of account %s has lapsed", accountId);
                notices.send(StandingNotice.of(change));
            });
        }
    }
}
