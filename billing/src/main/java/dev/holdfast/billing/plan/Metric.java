package dev.holdfast.billing.plan;

/** What is counted for an account. The constants' names are the keys in a catalogue file, in lower case. */
public enum Metric {
    /** Invocations of a Worker's own handlers. */
    WORKER_REQUESTS,
    /** Milliseconds of CPU time used by Workers. */
    WORKER_CPU_MILLIS,
    /** Requests to objects; twenty incoming WebSocket messages count as one. */
    OBJECT_REQUESTS,
    /** Seconds an object was active times the 0.128 GB that every object is billed with. */
    OBJECT_GB_SECONDS,
    /** Rows read by objects with SQLite storage. */
    SQLITE_ROWS_READ,
    /** Rows written by objects with SQLite storage. */
    SQLITE_ROWS_WRITTEN,
    /** Decimal gigabytes held in SQLite storage: the average over the period. */
    SQLITE_STORED_GB,
    /** Reads of key-value storage, in units of 4096 bytes. */
    KV_READ_UNITS,
    /** Writes of key-value storage, in units of 4096 bytes. */
    KV_WRITE_UNITS,
    /** Deletes in key-value storage. */
    KV_DELETES,
    /** Decimal gigabytes held in key-value storage: the average over the period. */
    KV_STORED_GB,
    /** Log events kept. */
    LOG_EVENTS
}
