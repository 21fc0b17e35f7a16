package dev.holdfast.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a worker runs now.
 *
 * @param deploymentId UUID; changes with every deployment
 * @param plan of the account when this was published; a change of plan publishes again
 * @param cpuMillis limit of CPU time per event, in milliseconds
 * @param versions at least one
 * @param updateDelayMillis for how long a busy object may stay on old code; absent: as long as the pod is configured
 *     for
 */
public record ActiveDeployment(
        String accountId,
        String workerId,
        String scriptName,
        String deploymentId,
        AccountPlan plan,
        int cpuMillis,
        List<VersionShare> versions,
        @Nullable Long updateDelayMillis) {
    public ActiveDeployment {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a deployment has at least one version");
        }
    }
}
