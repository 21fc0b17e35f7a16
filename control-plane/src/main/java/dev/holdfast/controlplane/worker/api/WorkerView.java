package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A worker as the workers routes show it. */
@Schema(name = "WorkerAddress")
public record WorkerView(
        String id,
        String name,
        Instant createdOn,
        Instant updatedOn,
        boolean logpush,
        @Schema(implementation = Object.class) JsonNode observability,
        List<String> tags,
        List<String> tailConsumers,
        Subdomain subdomain) {

    /**
     * Where it answers.
     *
     * @param previewUrlSuffix follows the first 8 characters of a version's id in the address of that version
     * @param url given even while switched off, because wrangler reads it before it switches the address on; absent if
     *     the account has no subdomain
     */
    @Schema(name = "WorkerSubdomain")
    public record Subdomain(
            boolean enabled,
            boolean previewsEnabled,
            @Nullable URI url,
            @Nullable String previewUrlSuffix) {}
}
