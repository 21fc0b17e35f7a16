package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The custom domains of one worker, as wrangler sets them (reference: wrangler-api 8.4). */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/domains")
@Tag(name = "Domains")
@Authenticated
@RunOnVirtualThread
public class ScriptDomainResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final Domains domains;
    private final Publisher publisher;

    ScriptDomainResource(CurrentAccount current, Workers workers, Domains domains, Publisher publisher) {
        this.current = current;
        this.workers = workers;
        this.domains = domains;
        this.publisher = publisher;
    }

    /**
     * What would become of domains; changes nothing.
     *
     * @param replaceState whether the worker would lose those that are not named
     */
    @POST
    @Path("/changeset")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<DomainChangeset> previewScriptDomains(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @QueryParam("replace_state") @DefaultValue("false") boolean replaceState,
            @NotNull List<@NotNull @Valid NewDomain> wanted) {
        return Envelope.of(domains.changeset(workers.require(current.id(), script), wanted, replaceState));
    }

    @PUT
    @Path("/records")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<List<DomainView>> replaceScriptDomains(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @Valid @NotNull DomainRecords wanted) {
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            List<DomainEntity> changed = domains.replace(
                    worker,
                    wanted.origins(),
                    Boolean.TRUE.equals(wanted.overrideScope()),
                    Boolean.TRUE.equals(wanted.overrideExistingOrigin()));
            return Envelope.of(changed.stream().map(domains::view).toList());
        });
    }
}
