package dev.holdfast.contract;

import java.util.List;
import java.util.Map;
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
 * @param classes by namespace id, the class that implements the worker's objects in these versions. Of a namespace that
 *     the worker does not have (yet), nothing is said: this and the worker of {@link PublishedNamespace} change one
 *     after the other
 * @param observability which of the worker's invocations are stored although nothing happened
 * @param usedUp of the account's plan, when this was published
 */
public record ActiveDeployment(
        String accountId,
        String workerId,
        String scriptName,
        String deploymentId,
        AccountPlan plan,
        int cpuMillis,
        List<VersionShare> versions,
        @Nullable Long updateDelayMillis,
        Map<String, String> classes,
        Observability observability,
        UsedUp usedUp) {
    public ActiveDeployment {
        versions = List.copyOf(versions);
        classes = classes == null ? Map.of() : Map.copyOf(classes);
        observability = observability == null ? Observability.OFF : observability;
        usedUp = usedUp == null ? UsedUp.NOTHING : usedUp;
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a deployment has at least one version");
        }
    }
}
