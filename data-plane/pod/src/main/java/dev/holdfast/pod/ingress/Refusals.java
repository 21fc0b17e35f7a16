package dev.holdfast.pod.ingress;

import dev.holdfast.pod.rollup.Rollups;
import io.vertx.core.http.HttpServerRequest;

/**
 * Counts requests that are answered here instead of by the Worker that they were for: paused, used up, too much under
 * way. Only Workers that are deployed are counted for; whoever asks for anything else leaves no trace.
 */
final class Refusals {
    private final Router router;
    private final Rollups rollups;

    Refusals(Router router, Rollups rollups) {
        this.router = router;
        this.rollups = rollups;
    }

    void count(HttpServerRequest request) {
        try {
            var _ = router.asked(RequestUrl.of(request), request::getHeader)
                    .thenAccept(worker -> worker.ifPresent(rollups::refused));
        } catch (UnreadableRequestException e) {
            // It names no Worker.
        }
    }
}
