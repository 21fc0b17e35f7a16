package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.usage.UsageRanking;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of the largest.
 *
 * @param name of the worker; script and class of the namespace; absent for objects without a name
 */
@Schema(name = "TopMetric")
public record TopMetricView(String id, @Nullable String name, long value) {
    static TopMetricView of(UsageRanking.Place place) {
        return new TopMetricView(place.id(), place.name(), place.value());
    }
}
