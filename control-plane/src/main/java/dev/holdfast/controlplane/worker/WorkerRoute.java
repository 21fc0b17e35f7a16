package dev.holdfast.controlplane.worker;

/**
 * A route of a worker.
 *
 * @param script the worker's name
 */
public record WorkerRoute(String id, String pattern, String script, String zoneName) {}
