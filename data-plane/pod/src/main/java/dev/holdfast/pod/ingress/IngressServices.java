package dev.holdfast.pod.ingress;

import dev.holdfast.pod.metrics.PodMetrics;
import dev.holdfast.pod.time.Timers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What requests share.
 *
 * @param open number of requests in progress
 * @param sockets number of requests that have become WebSockets
 * @param maxBody largest request body in bytes
 */
record IngressServices(
        Router router,
        Refusals refusals,
        PodMetrics metrics,
        Timers timers,
        AtomicInteger open,
        AtomicInteger sockets,
        int maxRequests,
        int maxSockets,
        long maxBody) {}
