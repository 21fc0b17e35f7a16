package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The custom domains of an account (reference: wrangler-api 8.4, 18). */
@Path("/client/v4/accounts/{account}/workers/domains")
@Tag(name = "Domains")
@Authenticated
@RunOnVirtualThread
public class DomainResource {
    private final CurrentAccount current;
    private final Workers workers;
    private final Domains domains;
    private final DomainRepository repository;
    private final Publisher publisher;

    DomainResource(
            CurrentAccount current,
            Workers workers,
            Domains domains,
            DomainRepository repository,
            Publisher publisher) {
        this.current = current;
        this.workers = workers;
        this.domains = domains;
        this.repository = repository;
        this.publisher = publisher;
    }

    /** All of them, or those that are as is asked for. */
    @GET
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<List<DomainView>> listDomains(
            @PathParam("account") String account,
            @QueryParam("service") @DefaultValue("") String service,
            @QueryParam("hostname") @DefaultValue("") String hostname,
            @QueryParam("zone_id") @DefaultValue("") String zoneId,
            @QueryParam("zone_name") @DefaultValue("") String zoneName) {
        return Envelope.of(repository.listOfAccount(current.id()).stream()
                .map(domains::view)
                .filter(each -> isWanted(service, each.service()))
                .filter(each -> isWanted(hostname, each.hostname()))
                .filter(each -> isWanted(zoneId, each.zoneId()))
                .filter(each -> isWanted(zoneName, each.zoneName()))
                .toList());
    }

    /** The same under the name by which wrangler asks when it takes a worker over. */
    @GET
    @Path("/records")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<List<DomainView>> listDomainRecords(
            @PathParam("account") String account, @QueryParam("service") @DefaultValue("") String service) {
        return listDomains(account, service, "", "", "");
    }

    @GET
    @Path("/records/{domain}")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<DomainView> getDomainRecord(
            @PathParam("account") String account, @PathParam("domain") String domain) {
        return getDomain(account, domain);
    }

    /** Gives a host to a worker, also one that is another worker's. */
    @PUT
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<DomainView> attachDomain(
            @PathParam("account") String account, @Valid @NotNull NewAccountDomain wanted) {
        if (!Objects.requireNonNullElse(wanted.environment(), DomainView.ENVIRONMENT)
                .equals(DomainView.ENVIRONMENT)) {
            throw new ApiException(ErrorCause.DOMAIN_INVALID, "Workers have no environment but production");
        }
        NewDomain origin = new NewDomain(wanted.hostname(), wanted.zoneId(), wanted.zoneName(), null, null);
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), wanted.service());
            return Envelope.of(domains.view(
                    domains.replace(worker, List.of(origin), false, true).getFirst()));
        });
    }

    @GET
    @Path("/{domain}")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<DomainView> getDomain(@PathParam("account") String account, @PathParam("domain") String domain) {
        return Envelope.of(domains.view(domains.require(current.id(), domain)));
    }

    @DELETE
    @Path("/{domain}")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<Nothing> detachDomain(@PathParam("account") String account, @PathParam("domain") String domain) {
        return publisher.change(() -> {
            domains.delete(domains.require(current.id(), domain));
            return Envelope.done();
        });
    }

    private static boolean isWanted(String wanted, String given) {
        return wanted.isEmpty() || wanted.equalsIgnoreCase(given);
    }
}
