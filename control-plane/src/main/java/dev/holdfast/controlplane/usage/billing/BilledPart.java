package dev.holdfast.controlplane.usage.billing;

import dev.holdfast.billing.plan.Metric;
import dev.holdfast.billing.usage.ObjectCounts;
import dev.holdfast.billing.usage.Usage;
import dev.holdfast.billing.usage.UsagePeriod;
import dev.holdfast.contract.StorageBackend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A part of what an account used; parts add up to the whole.
 *
 * @param day UTC; what is stored at a midnight belongs to the day that ends with it
 * @param worker id
 * @param workerName as it was called last
 * @param namespace absent: the worker's own invocations
 */
record BilledPart(LocalDate day, String worker, String workerName, Optional<Namespace> namespace, Usage usage) {
    /** @param name script and class */
    record Namespace(String id, String name) {}

    /** What objects of a storage backend used. */
    static Usage ofObjects(StorageBackend storage, ObjectCounts counts) {
        return switch (storage) {
            case SQLITE -> counts.ofSqlite();
            case KEY_VALUE -> counts.ofKeyValue();
        };
    }

    /** What is billed of bytes that were stored at full hours of the period, added up. */
    static Usage stored(StorageBackend storage, BigDecimal byteHours, UsagePeriod period) {
        Metric metric = switch (storage) {
            case SQLITE -> Metric.SQLITE_STORED_GB;
            case KEY_VALUE -> Metric.KV_STORED_GB;
        };
        return Usage.of(metric, period.averageGigabytes(byteHours));
    }
}
