package dev.holdfast.pod.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.link.message.StorageChange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StorageLimitsTest {
    @Test
    void timesOfAlarmsHaveARange() {
        long latest = Long.MAX_VALUE / 1_000_000;
        assertThat(isRefused(1)).isFalse();
        assertThat(isRefused(latest)).isFalse();
        assertThat(isRefused(latest + 1)).isTrue();
        assertThat(isRefused(0)).isTrue();
        assertThat(isRefused(-1)).isTrue();
        assertThat(StorageLimits.refusal(List.of(new StorageChange.Alarm(Optional.empty())), StorageBackend.SQLITE))
                .isEmpty();
    }

    private static boolean isRefused(long dueMillis) {
        List<StorageChange> changes = List.of(new StorageChange.Alarm(Optional.of(dueMillis)));
        return StorageLimits.refusal(changes, StorageBackend.KEY_VALUE).isPresent();
    }
}
