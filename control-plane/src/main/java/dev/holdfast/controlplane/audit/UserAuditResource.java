package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes of what is the caller's own, newest first, by cursor. */
@Path("/client/v4/user/logs/audit")
@Tag(name = "Audit")
@Authenticated
@RunOnVirtualThread
public class UserAuditResource {
    private final CurrentUser caller;
    private final AuditTrail trail;

    UserAuditResource(CurrentUser caller, AuditTrail trail) {
        this.caller = caller;
        this.trail = trail;
    }

    @GET
    @Requires(Permission.USER_READ)
    public Envelope<List<AuditEntryView>> listOwnAuditEntries(@BeanParam AuditQuery query) {
        return trail.ofUser(caller.get().id, query);
    }
}
