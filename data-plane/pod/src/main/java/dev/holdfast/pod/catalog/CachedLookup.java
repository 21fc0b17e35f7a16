package dev.holdfast.pod.catalog;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a loader found. Loads of one key at the same time are one load; absence is remembered shortly, a
 * failure not at all. Holds a bounded number of entries.
 */
final class CachedLookup<T> {
    private static final Duration ABSENCE = Duration.ofSeconds(1);

    private final Function<String, CompletionStage<Optional<T>>> loader;
    private final Timers timers;
    private final int capacity;
    private final ConcurrentHashMap<String, CompletableFuture<Optional<T>>> entries = new ConcurrentHashMap<>();

    CachedLookup(Function<String, CompletionStage<Optional<T>>> loader, Timers timers, int capacity) {
        this.loader = loader;
        this.timers = timers;
        this.capacity = capacity;
    }

    CompletableFuture<Optional<T>> get(String key) {
        CompletableFuture<Optional<T>> known = entries.get(key);
        return known == null ? load(key) : known;
    }

    void forget(String key) {
        entries.remove(key);
    }

    void forgetAll() {
        entries.clear();
    }

    private CompletableFuture<Optional<T>> load(String key) {
        if (entries.size() >= capacity) {
            entries.clear();
        }
        CompletableFuture<Optional<T>> loading = new CompletableFuture<>();
        CompletableFuture<Optional<T>> earlier = entries.putIfAbsent(key, loading);
        if (earlier != null) {
            return earlier;
        }
        loader.apply(key).whenComplete((found, failure) -> {
            if (failure != null) {
                entries.remove(key, loading);
                loading.completeExceptionally(failure);
                return;
            }
            if (found.isEmpty()) {
                var _ = timers.after(ABSENCE, () -> entries.remove(key, loading));
            }
            loading.complete(found);
        });
        return loading;
    }
}
