package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Lists of things that wrangler asks for when it deletes a worker, and of which no account here can have any. */
@Path("/client/v4")
@Authenticated
@RunOnVirtualThread
public class AbsentProducts {
    @GET
    @Path("/accounts/{account}/containers/applications")
    @Operation(hidden = true)
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<Nothing>> listContainers(@PathParam("account") String account) {
        return Envelope.of(List.of());
    }
}
