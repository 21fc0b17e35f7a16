package dev.holdfast.controlplane.namespace;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Namespaces that were deleted, remembered for 30 days after their last object is gone. */
@Path("/client/v4/accounts/{account}/workers/durable_objects/deletions")
@Tag(name = "Durable Objects")
@Authenticated
@RunOnVirtualThread
public class NamespaceDeletionResource {
    private final CurrentAccount current;
    private final NamespaceDeletionRepository deletions;

    NamespaceDeletionResource(CurrentAccount current, NamespaceDeletionRepository deletions) {
        this.current = current;
        this.deletions = deletions;
    }

    @GET
    @Transactional
    @Requires(Permission.OBJECTS_READ)
    public Envelope<List<NamespaceDeletionView>> listNamespaceDeletions(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("100") int perPage) {
        return Page.of(
                deletions.listOfAccount(current.id()).stream()
                        .map(NamespaceDeletionView::of)
                        .toList(),
                page,
                perPage);
    }
}
