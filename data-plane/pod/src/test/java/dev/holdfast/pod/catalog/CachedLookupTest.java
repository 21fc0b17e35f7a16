package dev.holdfast.pod.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.pod.time.ManualTimers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CachedLookupTest {
    private final ManualTimers timers = new ManualTimers();
    private final List<CompletableFuture<Optional<String>>> loads = new ArrayList<>();
    private final CachedLookup<String> lookup = new CachedLookup<>(
            key -> {
                CompletableFuture<Optional<String>> load = new CompletableFuture<>();
                loads.add(load);
                return load;
            },
            timers,
            10,
            Duration.ofSeconds(1));

    @Test
    void loadsOfOneKeyAtTheSameTimeAreOne() {
        CompletableFuture<Optional<String>> one = lookup.get("key");
        CompletableFuture<Optional<String>> other = lookup.get("key");
        loads.getFirst().complete(Optional.of("value"));
        assertThat(one.join()).contains("value");
        assertThat(other.join()).contains("value");
        assertThat(lookup.get("key").join()).contains("value");
        assertThat(loads).hasSize(1);
    }

    @Test
    void absenceIsRememberedShortly() {
        var _ = lookup.get("key");
        loads.getFirst().complete(Optional.empty());
        assertThat(lookup.get("key").join()).isEmpty();
        timers.advance(Duration.ofSeconds(1));
        var _ = lookup.get("key");
        assertThat(loads).hasSize(2);
    }

    @Test
    void thoseWhoAskForWhatThereIsNotMakeForgetNothing() {
        var _ = lookup.get("key");
        loads.getFirst().complete(Optional.of("value"));
        for (int i = 0; i < 50; i++) {
            var _ = lookup.get("none" + i);
            loads.getLast().complete(Optional.empty());
        }
        assertThat(lookup.get("key")).isCompletedWithValue(Optional.of("value"));
        assertThat(loads).hasSize(51);
    }

    @Test
    void whatAppearsIsFoundOnceItIsAnnounced() {
        var _ = lookup.get("key");
        loads.getFirst().complete(Optional.empty());
        lookup.forget("key");
        CompletableFuture<Optional<String>> later = lookup.get("key");
        loads.getLast().complete(Optional.of("value"));
        assertThat(later.join()).contains("value");
    }

    @Test
    void aFailureIsNotRemembered() {
        CompletableFuture<Optional<String>> failed = lookup.get("key");
        loads.getFirst().completeExceptionally(new IllegalStateException("away"));
        assertThat(failed).isCompletedExceptionally();
        assertThat(lookup.get("key")).isNotDone();
    }

    @Test
    void aChangeDuringALoadLoadsAgain() {
        var _ = lookup.get("key");
        lookup.forget("key");
        CompletableFuture<Optional<String>> later = lookup.get("key");
        loads.get(0).complete(Optional.of("old"));
        loads.get(1).complete(Optional.of("new"));
        assertThat(later.join()).contains("new");
        assertThat(lookup.get("key").join()).contains("new");
    }
}
