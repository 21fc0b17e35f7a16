package dev.holdfast.controlplane.operator.cluster;

import dev.holdfast.contract.PodReport;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A pod, as it told of itself.
 *
 * @param alive whether it has told lately
 * @param load mean number of processes of its machine that want to run, over a minute; absent: unknown
 * @param objects that it knows, awake or hibernating
 * @param sockets of clients
 * @param requests in progress
 * @param shards whose leases it holds
 * @param hearsChanges whether it is told of what is published
 */
@Schema(name = "Pod")
public record PodView(
        String name,
        String version,
        boolean alive,
        Instant startedOn,
        Instant reportedOn,
        int processors,
        @Nullable Double load,
        long heapBytes,
        long sandboxBytes,
        int sandboxes,
        int objects,
        int awake,
        int sockets,
        int requests,
        int shards,
        boolean hearsChanges) {

    static PodView of(PodReport report, boolean alive) {
        return new PodView(
                report.name(),
                report.version(),
                alive,
                Instant.ofEpochMilli(report.startedMillis()),
                Instant.ofEpochMilli(report.reportedMillis()),
                report.processors(),
                report.load() < 0 ? null : report.load(),
                report.heapBytes(),
                report.sandboxBytes(),
                report.sandboxes(),
                report.objects(),
                report.awake(),
                report.sockets(),
                report.requests(),
                report.shards(),
                report.hearsChanges());
    }
}
