package dev.holdfast.controlplane.route;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What would become of custom domains (reference: wrangler-api 8.4).
 *
 * @param conflicting always empty: Holdfast manages no DNS records that could conflict
 */
@Schema(name = "DomainChangeset")
public record DomainChangeset(List<Item> added, List<Item> removed, List<Item> updated, List<Item> conflicting) {
    /**
     * One of them.
     *
     * @param id absent if it is new
     * @param modified whether anything about it changes, be it whose it is
     */
    @Schema(name = "DomainChange")
    public record Item(
            @Nullable String id,
            String hostname,
            String zoneId,
            String zoneName,
            boolean enabled,
            boolean previewsEnabled,
            boolean modified) {}
}
