package dev.holdfast.contract.rollup;

/** What is counted (reference: durable-objects 10.2). A unit of storage is 4096 bytes or a part of that. */
public enum Counter {
    /** Invocations but for messages of sockets: requests, sessions of remote calls, alarms, schedules. */
    REQUESTS("requests"),
    /** Requests that invocations made: to objects, services, servers outside, caches. */
    SUBREQUESTS("subrequests"),
    /** CPU time, in microseconds. */
    CPU_MICROS("cpuMicros"),
    /** Sum of the invocations' time, in microseconds. */
    WALL_MICROS("wallMicros"),
    /** For how long an object was in memory and could not hibernate, in milliseconds. */
    ACTIVE_MILLIS("activeMillis"),
    /** Messages that clients sent to an object, all of them. */
    SOCKET_MESSAGES_IN("socketMessagesIn"),
    /** Messages that an object sent to clients. */
    SOCKET_MESSAGES_OUT("socketMessagesOut"),
    /** Units that an object read. */
    STORAGE_READ_UNITS("storageReadUnits"),
    /** Units that an object wrote. */
    STORAGE_WRITE_UNITS("storageWriteUnits"),
    /** Keys that an object deleted. */
    STORAGE_DELETES("storageDeletes"),
    /** Keys read of KV namespaces. */
    KV_READS("kvReads"),
    /** Keys written to KV namespaces. */
    KV_WRITES("kvWrites"),
    /** Keys deleted of KV namespaces. */
    KV_DELETES("kvDeletes"),
    /** Lists of KV namespaces. */
    KV_LISTS("kvLists"),
    /** Bytes of bodies of requests. */
    BYTES_IN("bytesIn"),
    /** Bytes of bodies of responses. */
    BYTES_OUT("bytesOut"),
    /** Runs of alarms. */
    ALARMS("alarms"),
    /** Log events that were stored. No pod counts them: the control plane does, where it stores them. */
    LOG_EVENTS("logEvents");

    private final String key;

    Counter(String key) {
        this.key = key;
    }

    /** The name in {@link RollupRow#counters}. */
    public String key() {
        return key;
    }
}
