package dev.holdfast.controlplane.route;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.AccountsOfCaller;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.authorization.Access;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Domains that accounts have shown to be theirs (reference: wrangler-api 8.2; decision 36). */
@Path("/client/v4/zones")
@Tag(name = "Zones")
@Authenticated
@RunOnVirtualThread
public class ZoneResource {
    private final CurrentAccount current;
    private final Access access;
    private final AccountsOfCaller accounts;
    private final Zones zones;
    private final ZoneRepository repository;
    private final TxtRecords records;
    private final Publisher publisher;

    ZoneResource(
            CurrentAccount current,
            Access access,
            AccountsOfCaller accounts,
            Zones zones,
            ZoneRepository repository,
            TxtRecords records,
            Publisher publisher) {
        this.current = current;
        this.access = access;
        this.accounts = accounts;
        this.zones = zones;
        this.repository = repository;
        this.records = records;
        this.publisher = publisher;
    }

    /**
     * Of all accounts in which the caller may see routes.
     *
     * @param name the whole name
     */
    @GET
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<List<ZoneView>> listZones(
            @QueryParam("name") @DefaultValue("") String name,
            @QueryParam("account.id") @DefaultValue("") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("50") int perPage) {
        Map<String, String> names = accounts.allowing(Permission.ROUTES_READ).stream()
                .filter(each -> account.isEmpty() || each.id.equals(account))
                .collect(Collectors.toMap((AccountEntity each) -> each.id, each -> each.name));
        String wanted = name.toLowerCase(Locale.ROOT);
        return Page.of(
                repository.listOfAccounts(names.keySet()).stream()
                        .filter(each -> wanted.isEmpty() || each.name.equals(wanted))
                        .map(each -> ZoneView.of(each, names.get(each.accountId)))
                        .toList(),
                page,
                perPage);
    }

    /** Says that a domain is an account's; it is served once that was shown. */
    @POST
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<ZoneView> createZone(@Valid @NotNull NewZone wanted) {
        current.enter(wanted.account().id());
        access.require(Permission.ROUTES_WRITE);
        return publisher.change(() -> view(zones.create(current.id(), wanted.name())));
    }

    @GET
    @Path("/{zone}")
    @Transactional
    @Requires(Permission.ROUTES_READ)
    public Envelope<ZoneView> getZone(@PathParam("zone") String zone) {
        return view(zones.require(current.id(), zone));
    }

    /** Looks for the record now, and serves the zone if it is there. */
    @PUT
    @Path("/{zone}/activation_check")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<ZoneView> checkZone(@PathParam("zone") String zone) {
        Set<String> shown = shown(zone);
        return publisher.change(() -> {
            ZoneEntity checked = zones.require(current.id(), zone);
            zones.check(checked, shown);
            return view(checked);
        });
    }

    /** With all routes and custom domains in it. */
    @DELETE
    @Path("/{zone}")
    @Requires(Permission.ROUTES_WRITE)
    public Envelope<Nothing> deleteZone(@PathParam("zone") String zone) {
        return publisher.change(() -> {
            zones.delete(zones.require(current.id(), zone));
            return Envelope.done();
        });
    }

    private Set<String> shown(String zone) {
        String record = QuarkusTransaction.requiringNew()
                .call(() -> ZoneProof.of(zones.require(current.id(), zone)).name());
        return zones.needsProof() ? records.at(record) : Set.of();
    }

    private Envelope<ZoneView> view(ZoneEntity zone) {
        return Envelope.of(ZoneView.of(zone, current.get().name));
    }
}
