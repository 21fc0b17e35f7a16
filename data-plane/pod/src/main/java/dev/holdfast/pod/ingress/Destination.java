package dev.holdfast.pod.ingress;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.sandbox.Sandbox;

/** What serves a request. */
public record Destination(ActiveDeployment deployment, RunningVersion version, Sandbox sandbox) {}
