package dev.holdfast.pod.catalog;

import dev.holdfast.pod.time.Timers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembers what a loader found. Loads of one key at the same time are one load; absence is remembered for a while, a
 * failure not at all. Holds a bounded number of entries, and as many absences: those who ask for what there is not
 * cannot make forget what there is.
 */
final class CachedLookup<T> {
    private final Function<String, CompletionStage<Optional<T>>> loader;
    private final Timers timers;
    private final int capacity;
    private final long absenceNanos;
    private final ConcurrentHashMap<String, CompletableFuture<Optional<T>>> entries = new ConcurrentHashMap<>();

    /** By key, until when nothing is there. */
    private final ConcurrentHashMap<String, Long> absences = new ConcurrentHashMap<>();

    /** @param absence for how long it is remembered that there is nothing */
    CachedLookup(Function<String, CompletionStage<Optional<T>>> loader, Timers timers, int capacity, Duration absence) {
        this.loader = loader;
        this.timers = timers;
        this.capacity = capacity;
        this.absenceNanos = absence.toNanos();
    }

    CompletableFuture<Optional<T>> get(String key) {
        CompletableFuture<Optional<T>> known = entries.get(key);
        if (known != null) {
            return known;
        }
        return isAbsent(key) ? CompletableFuture.completedFuture(Optional.empty()) : load(key);
    }

    void forget(String key) {
        entries.remove(key);
        absences.remove(key);
    }

    void forgetAll() {
        entries.clear();
        absences.clear();
    }

    private boolean isAbsent(String key) {
        Long until = absences.get(key);
        return until != null && until - timers.nanos() > 0;
    }

    private CompletableFuture<Optional<T>> load(String key) {
        bound(entries);
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
                rememberAbsence(key, loading);
            }
            loading.complete(found);
        });
        return loading;
    }

    /** Unless the key was to be forgotten meanwhile: then there may be something by now. */
    private void rememberAbsence(String key, CompletableFuture<Optional<T>> loading) {
        bound(absences);
        absences.put(key, timers.nanos() + absenceNanos);
        if (!entries.remove(key, loading)) {
            absences.remove(key);
        }
    }

    private void bound(ConcurrentHashMap<String, ?> map) {
        if (map.size() >= capacity) {
            map.clear();
        }
    }
}
