package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The accounts of the caller. */
@Path("/client/v4")
@Tag(name = "Accounts")
@Authenticated
@RunOnVirtualThread
public class AccountResource {
    private final CurrentUser caller;
    private final CurrentGrant grant;
    private final CurrentAccount current;
    private final Accounts accounts;

    AccountResource(CurrentUser caller, CurrentGrant grant, CurrentAccount current, Accounts accounts) {
        this.caller = caller;
        this.grant = grant;
        this.current = current;
        this.accounts = accounts;
    }

    @GET
    @Path("/accounts")
    @Requires({})
    public Envelope<List<AccountView>> listAccounts(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("per_page") @DefaultValue("50") int perPage) {
        List<AccountView> all = accounts.listOf(caller.get().id).stream()
                .filter(each -> grant.get().touches(each.id))
                .map(AccountView::of)
                .toList();
        return Page.of(all, page, perPage);
    }

    @GET
    @Path("/accounts/{account}")
    @Requires(Permission.ACCOUNT_READ)
    public Envelope<AccountView> getAccount(@PathParam("account") String account) {
        return Envelope.of(AccountView.of(current.get()));
    }

    @POST
    @Path("/accounts")
    @Requires(Permission.USER_WRITE)
    public Envelope<AccountView> createAccount(@Valid @NotNull AccountName wanted) {
        return Envelope.of(AccountView.of(accounts.open(caller.get().id, wanted.checked())));
    }

    @PUT
    @Path("/accounts/{account}")
    @Requires(Permission.ACCOUNT_WRITE)
    public Envelope<AccountView> renameAccount(
            @PathParam("account") String account, @Valid @NotNull AccountName wanted) {
        return Envelope.of(AccountView.of(accounts.rename(current.id(), wanted.checked())));
    }
}
