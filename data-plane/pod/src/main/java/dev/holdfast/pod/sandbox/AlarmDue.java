package dev.holdfast.pod.sandbox;

/**
 * An alarm as its handler is told of it.
 *
 * @param dueMillis as it was set, since the epoch
 * @param retries failures of its script so far
 */
public record AlarmDue(long dueMillis, int retries) {}
