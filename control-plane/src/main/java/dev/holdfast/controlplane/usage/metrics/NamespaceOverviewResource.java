package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.usage.NamespaceUsage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Metrics of all Durable Object namespaces of an account side by side; those that nobody used have zeros. */
@Path("/client/v4/accounts/{account}/workers/durable_objects/metrics")
@Tag(name = "Metrics")
@Authenticated
@RunOnVirtualThread
public class NamespaceOverviewResource {
    private final CurrentAccount current;
    private final NamespaceRepository namespaces;
    private final NamespaceUsage usage;
    private final Metrics metrics;

    NamespaceOverviewResource(
            CurrentAccount current, NamespaceRepository namespaces, NamespaceUsage usage, Metrics metrics) {
        this.current = current;
        this.namespaces = namespaces;
        this.usage = usage;
        this.metrics = metrics;
    }

    @GET
    @Requires(Permission.ANALYTICS_READ)
    public Envelope<NamespaceOverviewView> getNamespaceOverview(
            @PathParam("account") String account, @BeanParam MetricsQuery query) {
        MetricsRange range = metrics.range(query);
        List<String> ids = QuarkusTransaction.requiringNew()
                .call(() -> namespaces.listOfAccount(current.id()).stream()
                        .map(each -> each.id)
                        .toList());
        return Envelope.of(new NamespaceOverviewView(
                range.from(),
                range.to(),
                usage.of(current.id(), ids, range.window()).stream()
                        .map(NamespaceOverviewView.OfNamespace::of)
                        .toList()));
    }
}
