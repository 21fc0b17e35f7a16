package dev.holdfast.controlplane.access;

import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A route whose author forgot to say what it requires. */
@Path("/client/v4/accounts/{account}/unmarked")
@Authenticated
@RunOnVirtualThread
public class UnmarkedRoute {
    @GET
    @Operation(hidden = true)
    public Envelope<Nothing> get(@PathParam("account") String account) {
        return Envelope.done();
    }
}
