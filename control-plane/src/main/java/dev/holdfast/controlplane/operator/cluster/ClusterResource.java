package dev.holdfast.controlplane.operator.cluster;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Pods and shards, for those who run the platform. */
@Path("/client/v4/operator")
@Tag(name = "Operator")
@Authenticated
@RunOnVirtualThread
public class ClusterResource {
    private final PodReports pods;
    private final ShardLeases shards;

    ClusterResource(PodReports pods, ShardLeases shards) {
        this.pods = pods;
        this.shards = shards;
    }

    /** Pods that told of themselves in the last hour, by name; those that stopped in order are not among them. */
    @GET
    @Path("/pods")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<List<PodView>> listPods() {
        return Envelope.of(pods.list());
    }

    /** All shards, by number. */
    @GET
    @Path("/shards")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<List<ShardView>> listShards() {
        return Envelope.of(shards.list());
    }
}
