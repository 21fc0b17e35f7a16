package dev.holdfast.pod.ingress;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.HostRoute;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.catalog.VersionChoice;
import dev.holdfast.pod.error.EdgeError;
import dev.holdfast.pod.sandbox.SandboxPool;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** Finds what serves a host: route, deployment, version by its share, the account's sandbox. */
public final class Router {
    private final Catalog catalog;
    private final SandboxPool sandboxes;

    public Router(Catalog catalog, SandboxPool sandboxes) {
        this.catalog = catalog;
        this.sandboxes = sandboxes;
    }

    /** Completes at once when everything is known; fails with {@link UnroutableException} when nothing serves. */
    public CompletableFuture<Destination> route(String host) {
        return catalog.route(host)
                .thenCompose(found -> deployment(
                        found.orElseThrow(() -> new UnroutableException(EdgeError.UNKNOWN_HOST, "no route"))));
    }

    private CompletableFuture<Destination> deployment(HostRoute route) {
        return catalog.deployment(route.workerId())
                .thenCompose(found -> version(
                        found.orElseThrow(() -> new UnroutableException(EdgeError.NOT_DEPLOYED, "no deployment"))));
    }

    private CompletableFuture<Destination> version(ActiveDeployment deployment) {
        sandboxes.refusal(deployment.workerId()).ifPresent(Router::refuse);
        String versionId = VersionChoice.forRequest(deployment, ThreadLocalRandom.current());
        return catalog.version(versionId)
                .thenCompose(found -> sandbox(
                        deployment,
                        found.orElseThrow(() ->
                                new UnroutableException(EdgeError.INTERNAL, "version " + versionId + " is missing"))));
    }

    private CompletableFuture<Destination> sandbox(ActiveDeployment deployment, RunningVersion version) {
        return sandboxes
                .forAccount(deployment.accountId())
                .thenApply(sandbox -> new Destination(deployment, version, sandbox));
    }

    private static void refuse(Failure failure) {
        throw new UnroutableException(
                EdgeError.of(failure.cause()), "the worker is paused, since it keeps ending its sandbox");
    }
}
