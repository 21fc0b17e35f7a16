package dev.holdfast.controlplane.worker.version;

import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import dev.holdfast.controlplane.secret.SecretsResealed;
import dev.holdfast.controlplane.worker.VersionRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** What a change of other things means for published bundles, inside the transaction of the change. */
@ApplicationScoped
class BundleChanges {
    private final VersionRepository versions;
    private final BundleFacts bundles;
    private final Outbox outbox;

    BundleChanges(VersionRepository versions, BundleFacts bundles, Outbox outbox) {
        this.versions = versions;
        this.bundles = bundles;
        this.outbox = outbox;
    }

    void publishSecrets(@Observes SecretsResealed change) {
        Set<String> published = Set.copyOf(bundles.keys());
        versions.listWithSecrets(change.ids()).stream()
                .map(version -> version.id.toString())
                .filter(published::contains)
                .forEach(id -> outbox.add(FactKind.BUNDLE, id));
    }
}
