package dev.holdfast.pod.egress;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts requests to the outside. */
final class EgressMetrics {
    private final Counter opened;
    private final Counter refused;
    private final Counter failed;

    EgressMetrics(MeterRegistry registry) {
        opened = registry.counter("holdfast.egress.requests", "outcome", "opened");
        refused = registry.counter("holdfast.egress.requests", "outcome", "refused");
        failed = registry.counter("holdfast.egress.requests", "outcome", "unreachable");
    }

    /** A connection was asked for. */
    void opened() {
        opened.increment();
    }

    /** Policy or a limit forbids it. */
    void refused() {
        refused.increment();
    }

    /** The host cannot be found. */
    void failed() {
        failed.increment();
    }
}
