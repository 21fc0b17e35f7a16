package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.usage.UsageQueries;
import dev.holdfast.controlplane.usage.UsageScope;
import dev.holdfast.controlplane.usage.UsageSum;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.WorkerRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics of all workers of an account side by side, by name; those that nobody used have zeros. */
@Path("/client/v4/accounts/{account}/workers/metrics")
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class MetricsOverviewResource {
    private final CurrentAccount current;
    private final WorkerRepository workers;
    private final Metrics metrics;

    MetricsOverviewResource(CurrentAccount current, WorkerRepository workers, Metrics metrics) {
        this.current = current;
        this.workers = workers;
        this.metrics = metrics;
    }

    @GET
    @Transactional
    @Requires(Permission.ANALYTICS_READ)
    public Envelope<MetricsOverviewView> getMetricsOverview(
            @PathParam("account") String account, @BeanParam MetricsQuery query) {
        MetricsRange range = metrics.range(query);
        if (range.points() > MetricsRange.ENOUGH_POINTS) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "For all Workers at most %d points are shown; choose a longer interval"
                            .formatted(MetricsRange.ENOUGH_POINTS));
        }
        Map<String, List<UsageQueries.Step>> steps =
                metrics.steps(UsageScope.workers(current.id()), range, UsageQueries.Part.WORKER).stream()
                        .collect(Collectors.groupingBy(UsageQueries.Step::part));
        return Envelope.of(new MetricsOverviewView(
                range.from(),
                range.to(),
                range.interval().toSeconds(),
                range.starts(),
                workers.listOfAccount(current.id()).stream()
                        .map(worker ->
                                ofWorker(worker, MetricSeries.of(range, steps.getOrDefault(worker.id, List.of()))))
                        .toList()));
    }

    private static MetricsOverviewView.OfWorker ofWorker(WorkerEntity worker, MetricSeries series) {
        return new MetricsOverviewView.OfWorker(
                worker.id,
                worker.name,
                series.totals(),
                series.numbers(sum -> sum.count(Counter.REQUESTS)),
                series.numbers(UsageSum::errors));
    }
}
