package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.worker.WorkerRepository;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What concerns all workers of an account. */
@Path("/client/v4/accounts/{account}/workers")
@Tag(name = "Workers")
@Authenticated
@RunOnVirtualThread
public class AccountWorkersResource {
    private static final AccountSettings SETTINGS = new AccountSettings("standard", false);

    private final CurrentAccount current;
    private final WorkerRepository workers;

    AccountWorkersResource(CurrentAccount current, WorkerRepository workers) {
        this.current = current;
        this.workers = workers;
    }

    /**
     * @param name part of the name, in any case
     * @param id the whole id
     */
    @GET
    @Path("/scripts-search")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<FoundScript>> searchScripts(
            @PathParam("account") String account,
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("id") @DefaultValue("") String id,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("10") int perPage) {
        String part = name.toLowerCase(Locale.ROOT);
        return Page.of(
                workers.listOfAccount(current.id()).stream()
                        .filter(each -> each.hasVersion() && each.name.contains(part))
                        .filter(each -> id.isEmpty() || each.id.equals(id))
                        .map(FoundScript::of)
                        .toList(),
                page,
                perPage);
    }

    @GET
    @Path("/account-settings")
    @Requires(Permission.WORKERS_READ)
    public Envelope<AccountSettings> getAccountSettings(@PathParam("account") String account) {
        return Envelope.of(SETTINGS);
    }

    /** There is one usage model; another one is refused. */
    @PUT
    @Path("/account-settings")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<AccountSettings> replaceAccountSettings(
            @PathParam("account") String account, @NotNull AccountSettings wanted) {
        if (!Objects.requireNonNullElse(wanted.defaultUsageModel(), "standard").equals("standard")) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The only usage model is 'standard'");
        }
        if (Boolean.TRUE.equals(wanted.greenCompute())) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "green_compute is not offered");
        }
        return Envelope.of(SETTINGS);
    }

    /** Settings of all workers of an account together. */
    public record AccountSettings(
            @Nullable String defaultUsageModel, @Nullable Boolean greenCompute) {}
}
