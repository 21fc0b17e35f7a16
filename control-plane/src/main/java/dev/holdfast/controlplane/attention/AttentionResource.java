package dev.holdfast.controlplane.attention;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What those who use the account should know now; any member may. */
@Path("/client/v4/accounts/{account}/billing/attention")
@Tag(name = "Billing")
@Authenticated
@RunOnVirtualThread
public class AttentionResource {
    private final CurrentAccount current;
    private final Attention attention;

    AttentionResource(CurrentAccount current, Attention attention) {
        this.current = current;
        this.attention = attention;
    }

    @GET
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<List<AttentionView>> listAttention(@PathParam("account") String account) {
        return Envelope.of(attention.of(current.get()));
    }
}
