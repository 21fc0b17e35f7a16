package dev.holdfast.controlplane.worker.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.worker.WorkerRoute;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A worker as the script routes show it.
 *
 * @param id the worker's name
 * @param tag its permanent id
 * @param lastDeployment the one in force; absent while nothing is deployed
 * @param url where it answers; absent while it is switched off or the account has no subdomain
 */
@Schema(name = "Worker")
public record ScriptView(
        String id,
        String tag,
        String etag,
        List<String> handlers,
        List<NamedHandlers> namedHandlers,
        Instant createdOn,
        Instant modifiedOn,
        @Nullable String migrationTag,
        String compatibilityDate,
        List<String> compatibilityFlags,
        String lastDeployedFrom,
        @Nullable LastDeployment lastDeployment,
        boolean logpush,
        @Schema(implementation = Object.class) JsonNode observability,
        List<String> tags,
        List<String> tailConsumers,
        String usageModel,
        boolean hasAssets,
        boolean hasModules,
        List<WorkerRoute> routes,
        @Nullable URI url) {

    /** Handlers of an export other than the default one. */
    public record NamedHandlers(String name, List<String> handlers) {}

    /** By whom, when and with what program the Worker was deployed. */
    @Schema(name = "LastDeployment")
    public record LastDeployment(String id, Instant createdOn, String authorEmail, String source) {}
}
