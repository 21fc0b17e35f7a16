package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.contract.rollup.Counter;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.usage.CounterColumns;
import dev.holdfast.controlplane.usage.UsageRanking;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The workers, namespaces or objects of a namespace that use the most of something. */
@Path("/client/v4/accounts/{account}/workers/metrics/top")
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class TopMetricsResource {
    private static final int MOST = 100;
    private static final List<String> METRICS = Stream.concat(
                    Stream.of(CounterColumns.ERRORS),
                    Arrays.stream(Counter.values()).map(CounterColumns::of))
            .toList();

    private final CurrentAccount current;
    private final MetricsScopes scopes;
    private final Metrics metrics;
    private final UsageRanking ranking;

    TopMetricsResource(CurrentAccount current, MetricsScopes scopes, Metrics metrics, UsageRanking ranking) {
        this.current = current;
        this.scopes = scopes;
        this.metrics = metrics;
        this.ranking = ranking;
    }

    /**
     * @param of of workers, of namespaces, or of the objects of one namespace
     * @param by name of a number in the metrics, such as {@code requests}
     */
    @GET
    @Requires(Permission.ANALYTICS_READ)
    public Envelope<List<TopMetricView>> listTopMetrics(
            @PathParam("account") String account,
            @QueryParam("of") @DefaultValue("workers") String of,
            @QueryParam("by") @DefaultValue("requests") String by,
            @QueryParam("namespace") @Nullable String namespace,
            @QueryParam("limit") @DefaultValue("10") int limit,
            @BeanParam MetricsQuery query) {
        UsageRanking.Subject subject = subject(of);
        if (!METRICS.contains(by)) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "'by' must be one of " + String.join(", ", METRICS));
        }
        if ((subject == UsageRanking.Subject.OBJECTS) != (namespace != null)) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "'namespace' says whose objects are meant: it belongs to 'of=objects'");
        }
        String found = namespace == null
                ? null
                : scopes.namespace(current.id(), namespace).namespace();
        return Envelope.of(
                ranking
                        .most(
                                subject,
                                current.id(),
                                found,
                                by,
                                metrics.range(query).window(),
                                Math.clamp(limit, 1, MOST))
                        .stream()
                        .map(TopMetricView::of)
                        .toList());
    }

    private static UsageRanking.Subject subject(String text) {
        return Arrays.stream(UsageRanking.Subject.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new ApiException(
                        ErrorCause.BAD_REQUEST,
                        "'of' must be one of "
                                + Arrays.stream(UsageRanking.Subject.values())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }
}
