package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.namespace.ExportsReconciliation;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.version.Uploads;
import dev.holdfast.controlplane.worker.version.VersionPlan;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a deploy by upload.
 *
 * @param deploymentId id of the new version, as wrangler expects under this name
 */
@Schema(name = "UploadResult")
public record UploadView(
        String id,
        String tag,
        String deploymentId,
        String etag,
        int startupTimeMs,
        List<String> handlers,
        @Nullable String migrationTag,
        String compatibilityDate,
        String entryPoint,
        boolean hasAssets,
        boolean hasModules,
        Instant createdOn,
        Instant modifiedOn,
        @Nullable ExportsReconciliation exportsReconciliation) {
    public static UploadView of(Uploads.Stored stored) {
        WorkerEntity worker = stored.worker();
        VersionEntity version = stored.version();
        return new UploadView(
                worker.name,
                worker.id,
                version.id.toString(),
                version.facts.etag(),
                version.facts.startupMillis(),
                version.facts.handlers(),
                worker.migrationTag,
                version.facts.compatibilityDate(),
                version.facts.mainModule(),
                false,
                true,
                worker.createdOn,
                worker.modifiedOn,
                stored.plan().flatMap(VersionPlan::reconciliation).orElse(null));
    }
}
