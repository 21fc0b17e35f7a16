package dev.holdfast.controlplane.registry;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.api.Envelope;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** npm packages, for those who bundle Workers in the browser. */
@Path("/client/v4/accounts/{account}/workers/packages")
@Tag(name = "Packages")
@Authenticated
@RunOnVirtualThread
public class PackageResource {
    private final Registry registry;

    PackageResource(Registry registry) {
        this.registry = registry;
    }

    @GET
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<PackageView> getPackage(
            @PathParam("account") String account,
            @QueryParam("name") @NotNull @Pattern(regexp = PackageName.NAME) String name) {
        return Envelope.of(registry.find(name));
    }

    /** The files of one version: a gzipped tar archive, without an envelope. */
    @GET
    @Path("/archive")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @APIResponse(responseCode = "200", content = @Content(mediaType = MediaType.APPLICATION_OCTET_STREAM))
    @Requires(Permission.WORKERS_WRITE)
    public Response getPackageArchive(
            @PathParam("account") String account,
            @QueryParam("name") @NotNull @Pattern(regexp = PackageName.NAME) String name,
            @QueryParam("version") @NotNull @Pattern(regexp = PackageName.VERSION) String version) {
        return Response.ok(registry.archive(name, version), MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .build();
    }
}
