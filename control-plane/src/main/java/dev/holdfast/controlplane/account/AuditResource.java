package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.audit.AuditEntryView;
import dev.holdfast.controlplane.audit.AuditQuery;
import dev.holdfast.controlplane.audit.AuditTrail;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The audit log of an account, newest first, by cursor. */
@Path("/client/v4/accounts/{account}/logs/audit")
@Tag(name = "Audit")
@Authenticated
@RunOnVirtualThread
public class AuditResource {
    private final CurrentAccount current;
    private final AuditTrail trail;

    AuditResource(CurrentAccount current, AuditTrail trail) {
        this.current = current;
        this.trail = trail;
    }

    @GET
    @Requires(Permission.AUDIT_READ)
    public Envelope<List<AuditEntryView>> listAuditEntries(
            @PathParam("account") String account, @BeanParam AuditQuery query) {
        return trail.ofAccount(current.id(), query);
    }
}
