package dev.holdfast.pod.worker;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.link.message.Failure;
import dev.holdfast.pod.assets.AssetService;
import dev.holdfast.pod.assets.rules.AssetSite;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.exchange.NoCallee;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.sandbox.Entrypoint;
import dev.holdfast.pod.sandbox.Sandbox;
import java.util.Optional;
import java.util.function.Function;

/**
 * What runs an event of a worker.
 *
 * @param sandbox absent for a worker without code
 * @param files absent for a worker without static files
 */
public record Destination(
        ActiveDeployment deployment, RunningVersion version, Optional<Sandbox> sandbox, Optional<Files> files) {
    private static final Failure NO_CODE = Failures.of(Failure.Cause.REFUSED, "This Worker has no code to run.");

    /** Static files that answer, some of them before code does. */
    public record Files(AssetSite site, AssetService service) {}

    /** Answers a client's request. */
    public Callee answer(RequestHead head, Caller caller) {
        return fetch(Entrypoint.DEFAULT, head, true, caller);
    }

    /** Sends a request. */
    public Callee fetch(Entrypoint entrypoint, RequestHead head, Caller caller) {
        return fetch(entrypoint, head, false, caller);
    }

    /** Runs a schedule that is due. */
    public Callee schedule(String cron, long dueMillis, Caller caller) {
        return run(caller, found -> found.schedule(version, deployment.cpuMillis(), cron, dueMillis, caller));
    }

    private Callee fetch(Entrypoint entrypoint, RequestHead head, boolean forClient, Caller caller) {
        if (files.isPresent() && entrypoint.name().isEmpty() && !head.isSession()) {
            AssetSite site = files.get().site();
            if (sandbox.isEmpty() || site.answers(head.method(), head.url(), head.headers())) {
                return files.get().service().serve(site, head, forClient, caller);
            }
        }
        return run(caller, found -> found.dispatch(version, deployment.cpuMillis(), entrypoint, head, caller));
    }

    private Callee run(Caller caller, Function<Sandbox, Callee> event) {
        return sandbox.map(event).orElseGet(() -> {
            caller.failed(NO_CODE);
            return NoCallee.INSTANCE;
        });
    }
}
