package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.CurrentGrant;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.identity.CurrentUser;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    @GET
    @Path("/memberships")
    @Requires({})
    public Envelope<List<MembershipView>> listMemberships(
            @QueryParam("page") @DefaultValue("1") int page, @QueryParam("per_page") @DefaultValue("50") int perPage) {
        String user = caller.get().id;
        Map<String, AccountEntity> byId =
                accounts.listOf(user).stream().collect(Collectors.toMap(each -> each.id, Function.identity()));
        List<MembershipView> all = accounts.membershipsOf(user).stream()
                .filter(each -> byId.containsKey(each.accountId) && grant.get().touches(each.accountId))
                .map(each -> new MembershipView(
                        each.id, "accepted", AccountView.of(byId.get(each.accountId)), List.of(each.role)))
                .toList();
        return Page.of(all, page, perPage);
    }
}
