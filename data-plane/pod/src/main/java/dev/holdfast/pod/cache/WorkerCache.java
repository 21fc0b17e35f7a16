package dev.holdfast.pod.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import dev.holdfast.link.message.Headers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What one worker keeps, under names of caches and URLs. Safe for several threads. */
final class WorkerCache {
    /** Most responses to one URL that differ by what they vary on; the oldest go first. */
    private static final int MAX_VARIANTS = 16;

    private final Cache<Key, List<KeptResponse>> kept;

    private record Key(String cache, String url) {}

    WorkerCache(long maxBytes) {
        kept = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, List<KeptResponse> variants) -> Math.toIntExact(weight(key, variants)))
                .executor(Runnable::run)
                .build();
    }

    Optional<KeptResponse> find(String cache, String url, Headers request, Instant now) {
        List<KeptResponse> variants = kept.getIfPresent(new Key(cache, url));
        return variants == null
                ? Optional.empty()
                : variants.stream()
                        .filter(response -> response.answers(request, now))
                        .findFirst();
    }

    void keep(String cache, String url, KeptResponse response) {
        kept.asMap().merge(new Key(cache, url), List.of(response), (before, added) -> {
            List<KeptResponse> variants = new ArrayList<>(added);
            before.stream()
                    .filter(other ->
                            !other.fits(response.asked()) && other.freshUntil().isAfter(response.keptAt()))
                    .limit(MAX_VARIANTS - 1L)
                    .forEach(variants::add);
            return List.copyOf(variants);
        });
    }

    /** Whether there was anything fresh. */
    boolean forget(String cache, String url, Instant now) {
        List<KeptResponse> removed = kept.asMap().remove(new Key(cache, url));
        return removed != null && removed.stream().anyMatch(response -> now.isBefore(response.freshUntil()));
    }

    /** Roughly how many bytes it takes. */
    long weight() {
        return kept.policy()
                .eviction()
                .map(Policy.Eviction::weightedSize)
                .map(size -> size.orElse(0))
                .orElse(0L);
    }

    private static long weight(Key key, List<KeptResponse> variants) {
        return 2L * (key.cache().length() + key.url().length())
                + variants.stream().mapToLong(KeptResponse::weight).sum();
    }
}
