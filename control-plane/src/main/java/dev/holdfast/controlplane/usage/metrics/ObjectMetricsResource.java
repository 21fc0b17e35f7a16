package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Metrics of one object. */
@Path("/client/v4/accounts/{account}/workers/durable_objects/namespaces/{namespace}/objects/{object}/metrics")
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class ObjectMetricsResource {
    private final CurrentAccount current;
    private final MetricsScopes scopes;
    private final Metrics metrics;

    ObjectMetricsResource(CurrentAccount current, MetricsScopes scopes, Metrics metrics) {
        this.current = current;
        this.scopes = scopes;
        this.metrics = metrics;
    }

    @GET
    @Requires(Permission.ANALYTICS_READ)
    public Envelope<MetricsView> getObjectMetrics(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @PathParam("object") String object,
            @BeanParam MetricsQuery query,
            @QueryParam("group_by") @Nullable String groupBy) {
        return Envelope.of(metrics.view(scopes.object(current.id(), namespace, object), query, groupBy));
    }
}
