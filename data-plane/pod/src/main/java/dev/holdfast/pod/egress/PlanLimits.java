package dev.holdfast.pod.egress;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.config.EgressConfig;
import dev.holdfast.pod.sandbox.SubrequestLimit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Limits by the account's plan. While the plan is not known, the event counts as one of the paid plan. */
public final class PlanLimits implements SubrequestLimit {
    private final Catalog catalog;
    private final EgressConfig config;

    public PlanLimits(Catalog catalog, EgressConfig config) {
        this.catalog = catalog;
        this.config = config;
    }

    @Override
    public int of(RunningVersion version) {
        CompletableFuture<Optional<ActiveDeployment>> deployment = catalog.deployment(version.workerId());
        boolean free = deployment.isDone()
                && !deployment.isCompletedExceptionally()
                && deployment.join().filter(active -> active.plan().isFree()).isPresent();
        return free ? config.freeSubrequests() : config.paidSubrequests();
    }
}
