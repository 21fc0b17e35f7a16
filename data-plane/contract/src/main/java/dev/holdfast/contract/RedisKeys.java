package dev.holdfast.contract;

/**
 * Names of all Redis keys and channels. Keys of one shard carry the shard's hash tag ({@code {s0412}}), so that one
 * script may touch all of them also on Redis Cluster.
 */
public final class RedisKeys {
    /** Pub/sub channel on which {@link Change} messages tell pods what to forget. */
    public static final String CHANGES = "holdfast:changes";

    /** Hash: worker id to JSON of {@link PublishedSchedules}, for every worker that has any. */
    public static final String SCHEDULES = "holdfast:schedules";

    private RedisKeys() {}

    /** String: JSON of {@link HostRoute}. */
    public static String route(String host) {
        return "holdfast:route:" + host;
    }

    /** String: JSON of {@link ActiveDeployment}. */
    public static String deployment(String workerId) {
        return "holdfast:deployment:" + workerId;
    }

    /** String: JSON of {@link VersionBundle}, handed to sandboxes byte by byte as it is. */
    public static String bundle(String versionId) {
        return "holdfast:bundle:" + versionId;
    }

    /** String: JSON of {@link PublishedNamespace}. */
    public static String namespace(String namespaceId) {
        return "holdfast:namespace:" + namespaceId;
    }

    /** String: JSON of {@link PublishedAssets}, for versions that have any. */
    public static String assets(String versionId) {
        return "holdfast:assets:" + versionId;
    }

    /** String: the bytes of a static file of an account, by its hash. */
    public static String asset(String accountId, String hash) {
        return "holdfast:asset:" + accountId + ":" + hash;
    }

    /**
     * String: JSON of {@link PublishedKvNamespace}; without it nothing of the namespace is read or written. All keys of
     * a namespace carry its id as hash tag.
     */
    public static String kvNamespace(String namespaceId) {
        return "holdfast:kv:{" + namespaceId + "}";
    }

    /** Sorted set with every key of a KV namespace at score 0: the order of lists. May hold keys that have expired. */
    public static String kvIndex(String namespaceId) {
        return kvNamespace(namespaceId) + ":index";
    }

    /** Sorted set: keys of a KV namespace that expire, by when, in seconds since the epoch. */
    public static String kvExpirations(String namespaceId) {
        return kvNamespace(namespaceId) + ":expirations";
    }

    /**
     * Hash that goes when it expires: {@code v} (the value), {@code m} (metadata, JSON), {@code e} (when it expires, in
     * seconds since the epoch); the last two only if there are any. The empty key gives what all of them begin with.
     */
    public static String kvValue(String namespaceId, String key) {
        return kvNamespace(namespaceId) + ":value:" + key;
    }

    /** Stream, capped: console output and exceptions of one worker. */
    public static String logs(String workerId) {
        return "holdfast:logs:" + workerId;
    }

    /**
     * String with an expiry: who runs a schedule that was due at a minute, or that it was run.
     *
     * @param minute since the epoch
     */
    public static String scheduleClaim(String workerId, String cron, long minute) {
        return "holdfast:schedule-claim:" + workerId + ":" + minute + ":" + cron;
    }

    /** List, newest first, capped: JSON of {@link ScheduleRun}. */
    public static String scheduleRuns(String workerId) {
        return "holdfast:schedule-runs:" + workerId;
    }

    /** Hash: {@code owner}, {@code epoch}, {@code expires} (milliseconds of the Redis server's clock). */
    public static String shardLease(int shard) {
        return tag(shard) + ":lease";
    }

    /** Hash: storage key to serialized value. */
    public static String objectValues(int shard, String namespaceId, String objectId) {
        return object(shard, namespaceId, objectId) + ":kv";
    }

    /** Sorted set with every storage key at score 0: the order of {@code list()}, by unsigned bytes. */
    public static String objectIndex(int shard, String namespaceId, String objectId) {
        return object(shard, namespaceId, objectId) + ":index";
    }

    /**
     * Hash: {@code commit} (number of the last commit), {@code token} (tells that commit from any other with the same
     * number), {@code bytes} (stored), {@code name} (if created by name).
     */
    public static String objectMeta(int shard, String namespaceId, String objectId) {
        return object(shard, namespaceId, objectId) + ":meta";
    }

    /**
     * Sorted set: {@link #alarm} of each object that has one, by when it is to run next, in milliseconds since the
     * epoch.
     */
    public static String alarms(int shard) {
        return tag(shard) + ":alarms";
    }

    /**
     * Hash: {@link #alarm} to when the alarm was due as it was set, the number of the commit that set it, how often its
     * run failed, the exponent of the next pause, and 1 if the last failure was the script's; separated by spaces.
     */
    public static String alarmStates(int shard) {
        return tag(shard) + ":alarm-states";
    }

    /** Names an object among the alarms of its shard. */
    public static String alarm(String namespaceId, String objectId) {
        return namespaceId + ":" + objectId;
    }

    private static String object(int shard, String namespaceId, String objectId) {
        return tag(shard) + ":o:" + namespaceId + ":" + objectId;
    }

    private static String tag(int shard) {
        if (shard < 0 || shard > 9999) {
            throw new IllegalArgumentException("shard out of range: " + shard);
        }
        return "{s%04d}".formatted(shard);
    }
}
