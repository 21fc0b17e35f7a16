package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Namespaces as pods need them. */
@ApplicationScoped
public class NamespaceFacts implements FactSource {
    private final NamespaceRepository namespaces;

    NamespaceFacts(NamespaceRepository namespaces) {
        this.namespaces = namespaces;
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
                        each.accountId, each.id, each.uniqueKey, each.workerId, each.className, each.storage));
    }

    @Override
    public List<String> keys() {
        return namespaces.listAll().stream().map(each -> each.id).toList();
    }
}
