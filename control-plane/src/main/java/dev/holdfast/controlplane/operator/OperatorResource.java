package dev.holdfast.controlplane.operator;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Accounts, for those who run the platform: Keycloak's role {@code operator}, or a token of theirs made for it. */
@Path("/client/v4/operator/accounts")
@Tag(name = "Operator")
@Authenticated
@RunOnVirtualThread
public class OperatorResource {
    private final OperatorAccounts accounts;
    private final OperatorUsage usage;
    private final Publisher publisher;

    OperatorResource(OperatorAccounts accounts, OperatorUsage usage, Publisher publisher) {
        this.accounts = accounts;
        this.usage = usage;
        this.publisher = publisher;
    }

    @GET
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<List<OperatorAccountView>> searchAccounts(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("50") int perPage) {
        int size = Page.size(perPage);
        int number = Math.clamp(page, 1, 1_000_000);
        List<OperatorAccountView> found = accounts.search(search, number, size);
        return Envelope.of(found, new Page(number, size, found.size(), accounts.count(search), null, null));
    }

    @GET
    @Path("/{id}")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<OperatorAccountView> inspectAccount(@PathParam("id") String id) {
        return Envelope.of(accounts.get(id));
    }

    /** What the account has, and what it used and owes in its present billing period. */
    @GET
    @Path("/{id}/usage")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<OperatorUsageView> inspectUsage(@PathParam("id") String id) {
        return Envelope.of(usage.of(accounts.get(id).id()));
    }

    @PUT
    @Path("/{id}/suspension")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<OperatorAccountView> suspendAccount(
            @PathParam("id") String id, @Valid @NotNull SuspensionRequest suspension) {
        return Envelope.of(
                publisher.change(() -> accounts.suspend(id, suspension.reason().strip())));
    }

    @DELETE
    @Path("/{id}/suspension")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<OperatorAccountView> liftSuspension(@PathParam("id") String id) {
        return Envelope.of(publisher.change(() -> accounts.lift(id)));
    }

    @PUT
    @Path("/{id}/limits")
    @Requires(Permission.PLATFORM_OPERATE)
    public Envelope<OperatorAccountView> limitAccount(
            @PathParam("id") String id, @Valid @NotNull AccountLimits limits) {
        return Envelope.of(publisher.change(() -> accounts.limit(id, limits)));
    }
}
