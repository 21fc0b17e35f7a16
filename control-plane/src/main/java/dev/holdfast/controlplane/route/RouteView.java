package dev.holdfast.controlplane.route;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A route as the API shows it (reference: wrangler-api 8.2).
 *
 * @param script the worker's name
 */
@Schema(name = "ZoneRoute")
public record RouteView(String id, String pattern, String script, String zoneId, String zoneName) {
    static RouteView of(RouteEntity route, String script, ZoneEntity zone) {
        return new RouteView(route.id, route.pattern, script, zone.id, zone.name);
    }
}
