package dev.holdfast.pod.object;

import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.pod.catalog.RunningVersion;
import java.time.Duration;

/** What an object should run, by the facts that were published when it was made. */
record Assignment(PublishedNamespace namespace, ActiveDeployment deployment, RunningVersion version) {
    /** The export of the version that implements the object. */
    String className() {
        return deployment.classes().getOrDefault(namespace.namespaceId(), namespace.className());
    }

    /** Whether the object is made of the same code in another assignment. */
    boolean runsAs(Assignment other) {
        return version.versionId().equals(other.version().versionId())
                && className().equals(other.className());
    }

    /** For how long a busy object may stay on other code. */
    Duration updateDelay(Duration usual) {
        Long asked = deployment.updateDelayMillis();
        return asked == null ? usual : Duration.ofMillis(Math.max(0, asked));
    }
}
