package dev.holdfast.controlplane.kv;

import dev.holdfast.contract.PublishedKvNamespace;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.FactSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Which KV namespaces there are. */
@ApplicationScoped
public class KvNamespaceFacts implements FactSource {
    private final KvNamespaceRepository namespaces;

    KvNamespaceFacts(KvNamespaceRepository namespaces) {
        this.namespaces = namespaces;
    }

    @Override
    public FactKind kind() {
        return FactKind.KV_NAMESPACE;
    }

    @Override
    public Optional<PublishedKvNamespace> find(String key) {
        return namespaces.findByIdOptional(key).map(each -> new PublishedKvNamespace(each.accountId, each.id));
    }

    @Override
    public List<String> keys() {
        return namespaces.listAll().stream().map(each -> each.id).toList();
    }
}
