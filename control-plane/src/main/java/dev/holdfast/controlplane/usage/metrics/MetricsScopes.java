package dev.holdfast.controlplane.usage.metrics;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.NamespaceRepository;
import dev.holdfast.controlplane.usage.UsageScope;
import dev.holdfast.controlplane.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds in an account what metrics are asked of, or says that it is not there. */
@ApplicationScoped
class MetricsScopes {
    private static final Pattern OBJECT = Pattern.compile("[0-9a-f]{64}");

    private final Workers workers;
    private final NamespaceRepository namespaces;

    MetricsScopes(Workers workers, NamespaceRepository namespaces) {
        this.workers = workers;
        this.namespaces = namespaces;
    }

    @Transactional
    UsageScope worker(String account, String script) {
        return UsageScope.worker(account, workers.require(account, script).id);
    }

    @Transactional
    UsageScope namespace(String account, String namespace) {
        return namespaces
                .findOfAccount(account, namespace)
                .map(found -> UsageScope.namespace(account, found.id))
                .orElseThrow(() -> new ApiException(
                        ErrorCause.NAMESPACE_NOT_FOUND,
                        "There is no Durable Object namespace %s on your account".formatted(namespace)));
    }

    /** An object that has never been used has nothing but zeros. */
    @Transactional
    UsageScope object(String account, String namespace, String object) {
        String id = object.toLowerCase(Locale.ROOT);
        if (!OBJECT.matcher(id).matches()) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The id of an object is 64 hex digits");
        }
        return UsageScope.object(account, namespace(account, namespace).namespace(), id);
    }
}
