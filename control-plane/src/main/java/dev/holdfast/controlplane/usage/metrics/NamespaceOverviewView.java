package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.usage.NamespaceUsage;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Metrics of all namespaces of an account, in the order in which they were made. */
@Schema(name = "NamespaceMetricsOverview")
public record NamespaceOverviewView(Instant from, Instant to, List<OfNamespace> namespaces) {
    /**
     * Of all objects of one namespace.
     *
     * @param activeMillis for how long objects were in memory and could not hibernate
     * @param objects that store something now, as far as pods have told; storage and sockets are theirs
     */
    @Schema(name = "NamespaceMetricsTotals")
    public record OfNamespace(
            String id, long requests, long errors, long activeMillis, long objects, long storedBytes, long sockets) {
        static OfNamespace of(NamespaceUsage.Row row) {
            return new OfNamespace(
                    row.namespace(),
                    row.requests(),
                    row.errors(),
                    row.activeMillis(),
                    row.objects(),
                    row.storedBytes(),
                    row.sockets());
        }
    }
}
