package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.config.PlatformConfig;
import io.quarkus.oidc.OidcConfigurationMetadata;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What everybody may know of this installation. */
@Path("/client/v4/platform")
@Tag(name = "Platform")
public class PlatformResource {
    private final PlatformConfig platform;
    private final OidcConfigurationMetadata provider;

    PlatformResource(PlatformConfig platform, OidcConfigurationMetadata provider) {
        this.platform = platform;
        this.provider = provider;
    }

    @GET
    @PermitAll
    public Envelope<PlatformView> getPlatform() {
        return Envelope.of(PlatformView.of(platform, provider.getIssuer()));
    }
}
