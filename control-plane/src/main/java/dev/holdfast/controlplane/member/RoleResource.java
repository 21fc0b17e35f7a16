package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.access.Role;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The roles that members can have; they are the same in every account. */
@Path("/client/v4/accounts/{account}/roles")
@Tag(name = "Members")
@Authenticated
@RunOnVirtualThread
public class RoleResource {
    @GET
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<List<RoleView>> listRoles(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("50") int perPage) {
        return Page.of(RoleView.all(), page, perPage);
    }

    @GET
    @Path("/{role}")
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<RoleView> getRole(@PathParam("account") String account, @PathParam("role") String role) {
        return Envelope.of(Role.byId(role)
                .map(RoleView::of)
                .orElseThrow(() -> new ApiException(ErrorCause.MEMBER_NOT_FOUND, "There is no such role")));
    }
}
