package dev.holdfast.controlplane.tail;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/**
 * Looks after open sockets: those of tails that are over, or whose owners may not see logs any more, are closed within
 * seconds; of the others pods are told that somebody still reads.
 */
@ApplicationScoped
class TailReview {
    private final Tails tails;
    private final TailSockets sockets;
    private final TailedWorkers tailed;

    TailReview(Tails tails, TailSockets sockets, TailedWorkers tailed) {
        this.tails = tails;
        this.sockets = sockets;
        this.tailed = tailed;
    }

    /** Sends readers to another control plane before this one waits for what is under way. */
    void sendAway(@Observes ShutdownDelayInitiatedEvent event) {
        sockets.sendAway();
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void review() {
        List<TailSocket> open = sockets.all();
        if (open.isEmpty()) {
            return;
        }
        Map<String, TailStanding> standing =
                tails.review(open.stream().map(TailSocket::tailId).toList());
        for (TailSocket each : open) {
            TailStanding its = standing.getOrDefault(each.tailId(), TailStanding.ENDED);
            if (its != TailStanding.GOES_ON) {
                sockets.remove(each);
                each.close(its);
            } else if (!each.lives()) {
                sockets.remove(each);
                each.goAway();
            }
        }
        tailed.renew(sockets.all().stream().map(TailSocket::workerId).toList());
    }
}
