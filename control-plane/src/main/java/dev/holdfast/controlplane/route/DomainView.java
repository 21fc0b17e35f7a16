package dev.holdfast.controlplane.route;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A custom domain as the API shows it (reference: wrangler-api 8.4).
 *
 * @param service the worker's name
 */
@Schema(name = "CustomDomain")
public record DomainView(
        String id,
        String hostname,
        String service,
        String environment,
        String zoneId,
        String zoneName,
        boolean enabled,
        boolean previewsEnabled) {
    static final String ENVIRONMENT = "production";

    static DomainView of(DomainEntity domain, String service, ZoneEntity zone) {
        return new DomainView(
                domain.id, domain.hostname, service, ENVIRONMENT, zone.id, zone.name, domain.enabled, false);
    }
}
