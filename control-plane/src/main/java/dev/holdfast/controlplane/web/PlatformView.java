package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.config.PlatformConfig;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where workers answer, what the operator gives away, and how people are signed in. */
@Schema(name = "Platform")
public record PlatformView(Workers workers, FreePlan freePlan, Identity identity) {

    /**
     * A worker answers at {@code <scheme>://<worker>.<subdomain>.<domain>:<port>}.
     *
     * @param scheme {@code http} or {@code https}
     */
    @Schema(name = "PlatformWorkers")
    public record Workers(String scheme, String domain, int port) {}

    /** @param sqliteObjects whether accounts without the paid plan may have classes with SQLite storage */
    @Schema(name = "PlatformFreePlan")
    public record FreePlan(boolean sqliteObjects) {}

    /**
     * @param accountUrl where people change their name, password and second factor
     * @param idleSeconds for how long nobody may touch the dashboard before its session is over
     */
    @Schema(name = "PlatformIdentity")
    public record Identity(URI accountUrl, long idleSeconds) {}

    /** @param issuer Keycloak's realm, as browsers see it */
    static PlatformView of(PlatformConfig platform, String issuer) {
        PlatformConfig.Tenants tenants = platform.tenants();
        return new PlatformView(
                new Workers(tenants.scheme(), tenants.domain(), tenants.port()),
                new FreePlan(platform.freePlan().sqliteObjects()),
                new Identity(
                        URI.create(issuer + "/account"),
                        platform.session().idleTimeout().toSeconds()));
    }
}
