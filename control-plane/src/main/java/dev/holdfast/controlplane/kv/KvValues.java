package dev.holdfast.controlplane.kv;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.kv.KvException;
import dev.holdfast.kv.KvNamespaceGoneException;
import dev.holdfast.kv.KvPage;
import dev.holdfast.kv.KvQuery;
import dev.holdfast.kv.KvRead;
import dev.holdfast.kv.KvRules;
import dev.holdfast.kv.KvStore;
import dev.holdfast.kv.KvValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The values of KV namespaces, for callers that may block. What is refused is an {@link ApiException}. */
@ApplicationScoped
class KvValues {
    private static final Logger LOG = Logger.getLogger(KvValues.class);
    private static final int TIMEOUT_SECONDS = 30;
    private static final int TOO_LARGE = 413;

    private final KvStore store;

    KvValues(KvStore store) {
        this.store = store;
    }

    Optional<KvValue> find(String namespaceId, String key) {
        String name = checked(() -> KvRules.key(key));
        return await(store.get(namespaceId, name, KvRules.MOST_VALUE)).map(read -> switch (read) {
            case KvRead.Whole(KvValue value) -> value;
            case KvRead.Larger(int length) -> throw refused(KvRules.valueTooLong(length));
        });
    }

    /** One after the other: what Redis fails at midway is written in part. */
    void put(String namespaceId, List<KvWrite> writes) {
        writes.forEach(each -> await(store.put(namespaceId, each.key(), each.value())));
    }

    void delete(String namespaceId, List<String> keys) {
        List<String> names =
                keys.stream().map(key -> checked(() -> KvRules.key(key))).toList();
        names.forEach(each -> await(store.delete(namespaceId, each)));
    }

    KvPage list(String namespaceId, Supplier<KvQuery> query) {
        return await(store.list(namespaceId, checked(query)));
    }

    /** See {@link KvStore#purge}. */
    int purge(String namespaceId) {
        return await(store.purge(namespaceId));
    }

    /** What the rules refuse, as the API says it. */
    static <T> T checked(Supplier<T> work) {
        try {
            return work.get();
        } catch (KvException e) {
            throw refused(e);
        }
    }

    private static ApiException refused(KvException refusal) {
        return new ApiException(
                refusal.status() == TOO_LARGE ? ErrorCause.KV_VALUE_TOO_LARGE : ErrorCause.BAD_REQUEST,
                refusal.getMessage());
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KvNamespaceGoneException
                    ? new ApiException(ErrorCause.KV_UNAVAILABLE, "The namespace is not ready yet; try again shortly")
                    : unavailable(e.getCause());
        } catch (TimeoutException e) {
            throw unavailable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable(e);
        }
    }

    private static ApiException unavailable(Throwable cause) {
        LOG.warn("KV storage does not answer", cause);
        return new ApiException(ErrorCause.KV_UNAVAILABLE, "KV storage does not answer; try again shortly");
    }
}
