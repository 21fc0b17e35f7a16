package dev.holdfast.pod.object;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.link.message.StorageChange;
import dev.holdfast.pod.exchange.Failures;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Sizes of keys and values, and times of alarms, that a well-behaved sandbox never exceeds, since it checks them
 * itself.
 */
final class StorageLimits {
    private static final int KEY_VALUE_KEY = 2048;
    private static final int KEY_VALUE_VALUE = 128 * 1024 + 34;
    private static final int SQLITE_ROW = 2 * 1024 * 1024 + 1024;

    /** Where 64-bit nanoseconds since the epoch end. */
    private static final long LATEST_ALARM = Long.MAX_VALUE / 1_000_000;

    private StorageLimits() {}

    static Optional<Failure> refusal(List<StorageChange> changes, StorageBackend storage) {
        for (StorageChange change : changes) {
            if (change instanceof StorageChange.Put(String key, byte[] value) && !fits(key, value, storage)) {
                return Optional.of(Failures.of(Cause.STORAGE_FAILED, "A key or value is too large."));
            }
            if (change instanceof StorageChange.Alarm(Optional<Long> due)
                    && due.filter(millis -> millis <= 0 || millis > LATEST_ALARM)
                            .isPresent()) {
                return Optional.of(Failures.of(Cause.STORAGE_FAILED, "The time of an alarm is out of range."));
            }
        }
        return Optional.empty();
    }

    private static boolean fits(String key, byte[] value, StorageBackend storage) {
        int keyBytes = key.getBytes(StandardCharsets.UTF_8).length;
        return switch (storage) {
            case KEY_VALUE -> keyBytes <= KEY_VALUE_KEY && value.length <= KEY_VALUE_VALUE;
            case SQLITE -> (long) keyBytes + value.length <= SQLITE_ROW;
        };
    }
}
