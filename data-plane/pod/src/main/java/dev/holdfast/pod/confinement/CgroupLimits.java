package dev.holdfast.pod.confinement;

/**
 * Limits of a group.
 *
 * @param memoryBytes beyond which the system kills
 * @param tasks most threads and processes
 */
public record CgroupLimits(long memoryBytes, int tasks) {}
