package dev.holdfast.controlplane.worker.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A deployment as the API shows it. */
@Schema(name = "Deployment")
public record DeploymentView(
        String id,
        String source,
        String strategy,
        String authorEmail,
        Instant createdOn,
        Map<String, String> annotations,
        List<Share> versions) {

    /** A version's part. */
    @Schema(name = "DeploymentVersion")
    public record Share(String versionId, double percentage) {}

    /** Newest first. */
    @Schema(name = "DeploymentList")
    public record All(List<DeploymentView> deployments) {}
}
