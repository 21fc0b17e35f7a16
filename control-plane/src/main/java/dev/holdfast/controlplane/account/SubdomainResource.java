package dev.holdfast.controlplane.account;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The account's subdomain: read, pick, and ask whether a name is free. */
@Path("/client/v4/accounts/{account}/workers")
@Tag(name = "Subdomain")
@Authenticated
@RunOnVirtualThread
public class SubdomainResource {
    private final CurrentAccount current;
    private final Subdomains subdomains;
    private final Publisher publisher;
    private final URI page;

    SubdomainResource(CurrentAccount current, Subdomains subdomains, Publisher publisher, PlatformConfig platform) {
        this.current = current;
        this.subdomains = subdomains;
        this.publisher = publisher;
        this.page = platform.page("/subdomain");
    }

    @GET
    @Path("/subdomain")
    @Requires(Permission.WORKERS_READ)
    public Envelope<SubdomainView> getSubdomain(@PathParam("account") String account) {
        String subdomain = current.get().subdomain;
        if (subdomain == null) {
            throw new ApiException(
                    ErrorCause.SUBDOMAIN_MISSING,
                    "Your account has no subdomain yet. Pick one at %s, then deploy again".formatted(page),
                    page);
        }
        return Envelope.of(new SubdomainView(subdomain));
    }

    @PUT
    @Path("/subdomain")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SubdomainView> pickSubdomain(
            @PathParam("account") String account, @Valid @NotNull SubdomainView wanted) {
        SubdomainName name = SubdomainName.of(wanted.subdomain());
        return Envelope.of(new SubdomainView(publisher.change(() -> subdomains.pick(current.id(), name))));
    }

    @GET
    @Path("/subdomains/{name}")
    @Requires(Permission.WORKERS_READ)
    public Envelope<SubdomainView> checkSubdomain(
            @PathParam("account") String account, @PathParam("name") String name) {
        if (subdomains.isTaken(SubdomainName.of(name))) {
            throw new ApiException(ErrorCause.SUBDOMAIN_TAKEN, "The subdomain '%s' is taken".formatted(name));
        }
        throw new ApiException(ErrorCause.SUBDOMAIN_FREE, "The subdomain '%s' is free".formatted(name));
    }
}
