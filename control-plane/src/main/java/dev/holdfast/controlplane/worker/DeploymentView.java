package dev.holdfast.controlplane.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A deployment as the API shows it. */
public record DeploymentView(
        String id,
        String source,
        String strategy,
        String authorEmail,
        Instant createdOn,
        Map<String, String> annotations,
        List<Share> versions) {

    /** A version's part. */
    public record Share(String versionId, double percentage) {}

    /** Newest first. */
    public record All(List<DeploymentView> deployments) {}
}
