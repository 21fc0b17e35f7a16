package dev.holdfast.controlplane.web;

import dev.holdfast.controlplane.config.PlatformConfig;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where workers answer, and what the operator gives away. */
@Schema(name = "Platform")
public record PlatformView(Workers workers, FreePlan freePlan) {

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

    static PlatformView of(PlatformConfig platform) {
        PlatformConfig.Tenants tenants = platform.tenants();
        return new PlatformView(
                new Workers(tenants.scheme(), tenants.domain(), tenants.port()),
                new FreePlan(platform.freePlan().sqliteObjects()));
    }
}
