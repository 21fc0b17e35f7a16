package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
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
    private final AuditRepository entries;
    private final AuditJson json;

    AuditResource(CurrentAccount current, AuditRepository entries, AuditJson json) {
        this.current = current;
        this.entries = entries;
        this.json = json;
    }

    @GET
    @Requires(Permission.AUDIT_READ)
    @Transactional
    public Envelope<List<AuditEntryView>> listAuditEntries(
            @PathParam("account") String account, @BeanParam AuditQuery query) {
        return AuditEntryView.page(entries.listOfAccount(current.id(), query), query, json);
    }
}
