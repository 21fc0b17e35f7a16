package dev.holdfast.contract;

import java.util.List;

/**
 * Names of all Redis keys and channels. Keys of one shard carry the shard's hash tag ({@code {s0412}}), so that one
 * script may touch all of them also on Redis Cluster.
 */
public final class RedisKeys {
    /** Pub/sub channel on which {@link Change} messages tell pods what to forget. */
    public static final String CHANGES = "holdfast:changes";

    /** Pub/sub channel that carries the number of a shard when its list of {@link #objectRequests} has grown. */
    public static final String OBJECT_REQUESTS = "holdfast:object-requests";

    /** Hash: worker id to JSON of {@link PublishedSchedules}, for every worker that has any. */
    public static final String SCHEDULES = "holdfast:schedules";

    /**
     * Sorted set: names of pods, by when they last told of themselves, in milliseconds since the epoch. Those that were
     * silent for an hour are gone from it.
     */
    public static final String PODS = "holdfast:pods";

    private RedisKeys() {}

    /** String with an expiry: JSON of {@link PodReport}. */
    public static String podReport(String pod) {
        return "holdfast:pod:" + pod;
    }

    /** String: JSON of {@link HostRoute}. */
    public static String route(String host) {
        return "holdfast:route:" + host;
    }

    /** String: JSON of {@link PublishedZone}, for zones where anything answers. */
    public static String zone(String name) {
        return "holdfast:zone:" + name;
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

    /** Stream, capped: invocations that are kept, entries with the field {@code trace}: JSON of a {@code Trace}. */
    public static String traces() {
        return "holdfast:traces";
    }

    /** Sorted set: ids of workers that somebody tails, by until when, in milliseconds since the epoch. */
    public static String tailedWorkers() {
        return "holdfast:tailed-workers";
    }

    /** Pub/sub channel: JSON of a {@code Trace} for each invocation of a worker that somebody tails. */
    public static String tail(String workerId) {
        return "holdfast:tail:" + workerId;
    }

    /**
     * Stream, capped: entries with the fields {@code pod} (differs between starts), {@code batch} (number, from 1) and
     * {@code rollup}: JSON of a {@code RollupBatch}. What comes twice has the same pod and number, and is the same.
     */
    public static String rollups() {
        return "holdfast:rollups";
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
     * number), {@code bytes} (stored), {@code name} (if created by name), {@code listed} (1 if it is in
     * {@link #objectIds}).
     */
    public static String objectMeta(int shard, String namespaceId, String objectId) {
        return object(shard, namespaceId, objectId) + ":meta";
    }

    /** Every key that an object has to itself. */
    public static List<String> objectKeys(int shard, String namespaceId, String objectId) {
        return List.of(
                objectValues(shard, namespaceId, objectId),
                objectIndex(shard, namespaceId, objectId),
                objectMeta(shard, namespaceId, objectId));
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

    /** Sorted set, all at score 0: ids of the namespace's objects in this shard that have ever stored something. */
    public static String objectIds(int shard, String namespaceId) {
        return tag(shard) + ":n:" + namespaceId + ":ids";
    }

    /** Sorted set, all at score 0: {@link #namedObject} of those of {@link #objectIds} that have a name. */
    public static String objectNames(int shard, String namespaceId) {
        return tag(shard) + ":n:" + namespaceId + ":names";
    }

    /**
     * String with an expiry: the namespace was deleted, and no object of it may be entered into {@link #objectIds} any
     * more. It outlasts whatever a pod could still be about to write.
     */
    public static String namespaceGone(int shard, String namespaceId) {
        return tag(shard) + ":n:" + namespaceId + ":gone";
    }

    /** List with an expiry, oldest first: JSON of {@link ObjectRequest}. Only the shard's owner takes any. */
    public static String objectRequests(int shard) {
        return tag(shard) + ":requests";
    }

    /** String with an expiry: JSON of {@link ObjectReply}. */
    public static String objectReply(String requestId) {
        return "holdfast:object-reply:" + requestId;
    }

    /** A member of {@link #objectNames}: name and id with a zero between them, so that the order is that of names. */
    public static String namedObject(String name, String objectId) {
        return name + "\0" + objectId;
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
