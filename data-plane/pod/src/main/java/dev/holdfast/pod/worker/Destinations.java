package dev.holdfast.pod.worker;

import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.DailyAllowance;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.assets.AssetService;
import dev.holdfast.pod.assets.rules.AssetSite;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RequestedVersion;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.VersionChoice;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds what runs a worker's events: deployment, version by its share, the account's sandbox. Futures are complete at
 * once when everything is known, and fail with {@link UnroutableException} when nothing may run.
 */
public final class Destinations {
    private final Catalog catalog;
    private final SandboxPool sandboxes;
    private final AssetService assets;
    private final Timers timers;

    public Destinations(Catalog catalog, SandboxPool sandboxes, AssetService assets, Timers timers) {
        this.catalog = catalog;
        this.sandboxes = sandboxes;
        this.assets = assets;
        this.timers = timers;
    }

    /** What a worker runs now. */
    public CompletableFuture<Destination> active(String workerId, RequestedVersion requested) {
        return deployment(workerId).thenCompose(deployment -> chosen(deployment, requested));
    }

    /** A version that is shown at an address of its own, whether it is deployed or not. */
    public CompletableFuture<Destination> preview(String workerId, String versionId) {
        return deployment(workerId).thenCompose(deployment -> version(deployment, versionId));
    }

    /** One version of a worker, as long as the worker is deployed at all. */
    public CompletableFuture<Destination> version(RunningVersion version) {
        return deployment(version.workerId()).thenCompose(deployment -> sandbox(deployment, version));
    }

    /** The static files of a version; fails when it has none. */
    CompletableFuture<AssetSite> site(RunningVersion version) {
        return catalog.assets(version.versionId())
                .thenApply(found -> found.orElseThrow(
                        () -> new UnroutableException(EdgeError.INTERNAL, "static files are missing")));
    }

    /** Answers with static files alone. */
    Callee serve(AssetSite site, RequestHead head, Caller caller) {
        return assets.serve(site, head, false, caller);
    }

    private CompletableFuture<ActiveDeployment> deployment(String workerId) {
        return catalog.deployment(workerId).thenApply(found -> {
            sandboxes.refusal(workerId).ifPresent(Destinations::refuse);
            ActiveDeployment active =
                    found.orElseThrow(() -> new UnroutableException(EdgeError.NOT_DEPLOYED, "no deployment"));
            if (active.plan() == AccountPlan.SUSPENDED) {
                throw new UnroutableException(EdgeError.SUSPENDED, "the account is suspended");
            }
            if (active.plan() == AccountPlan.PAUSED) {
                throw new UnroutableException(EdgeError.PAUSED, "the account or the worker is paused");
            }
            if (active.usedUp().contains(DailyAllowance.WORKER_REQUESTS, timers.epochMillis())) {
                throw new UnroutableException(EdgeError.USED_UP, "the account has used up its requests of today");
            }
            return active;
        });
    }

    private CompletableFuture<Destination> chosen(ActiveDeployment deployment, RequestedVersion requested) {
        return version(deployment, VersionChoice.forRequest(deployment, requested, ThreadLocalRandom.current()));
    }

    private CompletableFuture<Destination> version(ActiveDeployment deployment, String versionId) {
        return catalog.version(versionId)
                .thenCompose(found -> sandbox(
                        deployment,
                        found.orElseThrow(() ->
                                new UnroutableException(EdgeError.INTERNAL, "version " + versionId + " is missing"))));
    }

    private CompletableFuture<Destination> sandbox(ActiveDeployment deployment, RunningVersion version) {
        if (!version.assets().present()) {
            return sandboxes
                    .forAccount(deployment.accountId())
                    .thenApply(sandbox -> new Destination(deployment, version, Optional.of(sandbox), Optional.empty()));
        }
        return site(version).thenCompose(site -> {
            Optional<Destination.Files> files = Optional.of(new Destination.Files(site, assets));
            return version.assets().alone()
                    ? CompletableFuture.completedFuture(new Destination(deployment, version, Optional.empty(), files))
                    : sandboxes
                            .forAccount(deployment.accountId())
                            .thenApply(sandbox -> new Destination(deployment, version, Optional.of(sandbox), files));
        });
    }

    private static void refuse(Failure failure) {
        throw new UnroutableException(
                EdgeError.of(failure.cause()), "the worker is paused, since it keeps ending its sandbox");
    }
}
