package dev.holdfast.pod.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.Binding;
import dev.holdfast.contract.secret.KeyRing;
import dev.holdfast.contract.secret.SecretContext;
import dev.holdfast.link.id.ObjectIds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Understands published JSON. Fields and binding types that it does not know are skipped: the writer may be newer. */
final class FactParser {
    private final ObjectMapper mapper = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_INVALID_SUBTYPE);

    private final KeyRing keys;

    /** @param keys with which published secrets are opened */
    FactParser(KeyRing keys) {
        this.keys = keys;
    }

    <T> T parse(byte[] json, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException("unreadable " + type.getSimpleName(), e);
        }
    }

    /**
     * Reads what a pod needs of a bundle; modules are passed over.
     *
     * @throws dev.holdfast.contract.secret.UnopenableSecretException if a secret is in it that this pod cannot open
     */
    RunningVersion parseVersion(byte[] bundle) {
        BundleHead head = parse(bundle, BundleHead.class);
        Map<String, NamespaceBinding> namespaces = head.bindings().stream()
                .filter(Binding.DurableObjectNamespace.class::isInstance)
                .map(Binding.DurableObjectNamespace.class::cast)
                .collect(Collectors.toMap(
                        Binding.DurableObjectNamespace::namespaceId,
                        binding -> new NamespaceBinding(binding.namespaceId(), new ObjectIds(binding.uniqueKey())),
                        (one, other) -> one));
        return new RunningVersion(
                head.versionId(),
                head.accountId(),
                head.workerId(),
                head.scriptName(),
                bundle(head, bundle),
                namespaces,
                services(head.bindings()),
                kvNamespaces(head.bindings()),
                assets(head));
    }

    private static VersionAssets assets(BundleHead head) {
        if (!head.hasAssets()) {
            return VersionAssets.NONE;
        }
        String binding = head.bindings().stream()
                .filter(Binding.Assets.class::isInstance)
                .map(Binding::name)
                .findFirst()
                .orElse("");
        return new VersionAssets(true, head.mainModule().isEmpty(), binding);
    }

    private static Map<String, String> kvNamespaces(List<Binding> bindings) {
        return bindings.stream()
                .filter(Binding.KvNamespace.class::isInstance)
                .map(Binding.KvNamespace.class::cast)
                .collect(Collectors.toMap(Binding.KvNamespace::name, Binding.KvNamespace::id, (one, other) -> one));
    }

    private Bundle bundle(BundleHead head, byte[] json) {
        if (head.bindings().stream().noneMatch(Binding.SealedSecret.class::isInstance)) {
            return () -> json;
        }
        for (Binding binding : head.bindings()) {
            if (binding instanceof Binding.SealedSecret(String name, String sealed)) {
                keys.open(SecretContext.ofBinding(head.workerId(), name), sealed);
            }
        }
        return new SealedBundle(json, head.workerId(), keys);
    }

    private static Map<String, ServiceBinding> services(List<Binding> bindings) {
        return bindings.stream()
                .filter(Binding.Service.class::isInstance)
                .map(Binding.Service.class::cast)
                .collect(Collectors.toMap(
                        Binding.Service::name,
                        binding -> new ServiceBinding(binding.workerId(), binding.entrypoint(), binding.props()),
                        (one, other) -> one));
    }

    private record BundleHead(
            String accountId,
            String workerId,
            String scriptName,
            String versionId,
            String mainModule,
            List<Binding> bindings,
            boolean hasAssets) {}
}
