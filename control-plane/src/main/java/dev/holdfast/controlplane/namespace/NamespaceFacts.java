package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Namespaces as pods need them. */
@ApplicationScoped
public class NamespaceFacts implements FactSource {
    private final NamespaceRepository namespaces;
    private final NamespaceDeletionRepository deletions;

    NamespaceFacts(NamespaceRepository namespaces, NamespaceDeletionRepository deletions) {
        this.namespaces = namespaces;
        this.deletions = deletions;
    }

    @Override
    public FactKind kind() {
        return FactKind.NAMESPACE;
    }

    @Override
    public Optional<PublishedNamespace> find(String key) {
        return namespaces
                .findByIdOptional(key)
                .map(each -> new PublishedNamespace(
                        each.accountId, each.id, each.uniqueKey, each.workerId, each.className, each.storage, false))
                .or(() -> deletions.findByIdOptional(key).map(NamespaceFacts::gone));
    }

    @Override
    public List<String> keys() {
        return Stream.concat(
                        namespaces.listAll().stream().map(each -> each.id),
                        deletions.listAll().stream().map(each -> each.namespaceId))
                .toList();
    }

    /** As long as the deletion is remembered, pods are told of it: one that missed it must not go on. */
    private static PublishedNamespace gone(NamespaceDeletionEntity deletion) {
        return new PublishedNamespace(
                deletion.accountId,
                deletion.namespaceId,
                deletion.uniqueKey,
                deletion.workerId,
                deletion.className,
                deletion.storage,
                true);
    }
}
