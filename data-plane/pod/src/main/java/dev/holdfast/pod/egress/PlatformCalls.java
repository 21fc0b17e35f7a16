package dev.holdfast.pod.egress;

import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.WaitingCallee;
import dev.holdfast.pod.ingress.Router;
import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.sandbox.Entrypoint;
import dev.holdfast.pod.worker.Destination;
import dev.holdfast.pod.worker.UnroutableException;
import java.util.concurrent.CompletionException;

/** Requests of one worker to the host of another, answered as a client's would be, but without leaving the pod. */
final class PlatformCalls {
    private final Router router;
    private final PodMetrics metrics;

    PlatformCalls(Router router, PodMetrics metrics) {
        this.router = router;
        this.metrics = metrics;
    }

    Callee call(OutsideUrl url, RequestHead head, Caller caller) {
        PlatformCaller answering = new PlatformCaller(
                caller,
                head.origin().requestId(),
                head.headers().first("accept").orElse(""),
                metrics);
        if (head.isLooping()) {
            answering.fail(EdgeError.LOOP_LIMIT);
            return NoCallee.INSTANCE;
        }
        WaitingCallee waiting = new WaitingCallee();
        var _ = router.route(url.host(), field -> head.headers().first(field).orElse(null))
                .whenComplete((to, failure) -> {
                    if (to == null) {
                        answering.fail(errorOf(failure));
                    } else if (!waiting.isCancelled()) {
                        waiting.arrived(dispatch(to, url, head, answering));
                    }
                });
        return waiting;
    }

    private Callee dispatch(Destination to, OutsideUrl url, RequestHead head, PlatformCaller answering) {
        RequestHead passed = new RequestHead(
                head.method(),
                head.url(),
                PlatformHeaders.request(head.headers(), url, answering.requestId()),
                head.body(),
                head.origin());
        return to.fetch(Entrypoint.DEFAULT, passed, answering);
    }

    private static EdgeError errorOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof UnroutableException none ? none.error() : EdgeError.SANDBOX_LOST;
    }
}
