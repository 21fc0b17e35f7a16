package dev.holdfast.pod.worker;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.sandbox.Entrypoint;
import dev.holdfast.pod.sandbox.Sandbox;

/** What runs an event of a worker. */
public record Destination(ActiveDeployment deployment, RunningVersion version, Sandbox sandbox) {
    /** Sends a request. */
    public Callee fetch(Entrypoint entrypoint, RequestHead head, Caller caller) {
        return sandbox.dispatch(version, deployment.cpuMillis(), entrypoint, head, caller);
    }

    /** Runs a schedule that is due. */
    public Callee schedule(String cron, long dueMillis, Caller caller) {
        return sandbox.schedule(version, deployment.cpuMillis(), cron, dueMillis, caller);
    }
}
