package dev.holdfast.sandbox.border;

import dev.holdfast.link.message.StorageEntry;
import java.util.List;
import java.util.Optional;

/**
 * What script may ask of an object's storage and gates; {@code host.ts} says what each function means. Called as
 * {@link Host} is.
 */
public interface StorageHost {
    /** There is no alarm. */
    long NO_ALARM = -1;

    /** The answer comes later. */
    long LATER = -2;

    /** Empty: the answer comes later. */
    Optional<List<StorageEntry>> storageGet(long operation, long object, List<String> keys, boolean allowConcurrency);

    /** Empty: the answer comes later. */
    Optional<List<StorageEntry>> storageList(long operation, long object, ListQuery query, boolean allowConcurrency);

    void storagePut(long object, List<StorageEntry> entries, boolean allowUnconfirmed);

    /** Empty: the number comes later. */
    Optional<Integer> storageDelete(long operation, long object, List<String> keys, boolean allowUnconfirmed);

    void storageDeleteAll(long object);

    /** Milliseconds since the epoch, {@link #NO_ALARM}, or {@link #LATER}. */
    long storageGetAlarm(long operation, long object, boolean allowConcurrency);

    /** @param dueMillis empty: takes the alarm away */
    void storageSetAlarm(long object, Optional<Long> dueMillis, boolean allowUnconfirmed);

    boolean storageSync(long operation, long object);

    /** Waits for the answer; empty: there is none, and the turn ends. */
    Optional<List<StorageEntry>> storageGetNow(long object, String key);

    /** Waits for the answer; empty: there is none, and the turn ends. */
    Optional<List<StorageEntry>> storageListNow(long object, ListQuery query);

    /** Waits for the answer; empty: there is none, and the turn ends. */
    Optional<Integer> storageDeleteNow(long object, String key);

    long beginTransaction(long object);

    void commitTransaction(long object, long transaction);

    void rollbackTransaction(long object, long transaction);

    void abandonTransaction(long object, long transaction);

    /** False: there are too many, one inside the other. */
    boolean enterCritical(long operation, long object);

    void leaveCritical(long object, long section);

    /**
     * A range of keys.
     *
     * @param limit -1 for none
     */
    record ListQuery(
            String start, boolean startExclusive, Optional<String> end, String prefix, boolean reverse, int limit) {}
}
