package dev.holdfast.contract;

/**
 * What the free plan includes for each day (UTC), and pods refuse when it is used up (reference: durable-objects 10.1).
 */
public enum DailyAllowance {
    WORKER_REQUESTS,
    OBJECT_REQUESTS,
    OBJECT_DURATION,
    ROWS_READ,
    ROWS_WRITTEN
}
