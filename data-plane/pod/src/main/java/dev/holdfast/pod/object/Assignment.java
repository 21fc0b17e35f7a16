package dev.holdfast.pod.object;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.pod.catalog.RunningVersion;

/** What an object should run, by the facts that were published when it was made. */
record Assignment(PublishedNamespace namespace, ActiveDeployment deployment, RunningVersion version) {}
